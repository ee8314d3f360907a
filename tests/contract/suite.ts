/* oxlint-disable vitest/valid-title, vitest/expect-expect, vitest/valid-describe-callback -- declares the tests of others */
import { describe, it } from 'vitest';
import { KIND_NAMES, type KindName } from '../../graph/model/kinds.ts';
import { audienceCases } from './cases/audience.ts';
import { changeCases } from './cases/changes.ts';
import { audienceModelCases } from './cases/audience-model.ts';
import { conditionCases } from './cases/conditions.ts';
import { historyCases } from './cases/history.ts';
import { loadCases } from './cases/loads.ts';
import { modelCases } from './cases/model.ts';
import { nearCases } from './cases/near.ts';
import { pageCases } from './cases/pages.ts';
import { pastCases } from './cases/past.ts';
import { precedenceCases } from './cases/precedence.ts';
import { recordCases } from './cases/records.ts';
import { renewedCases } from './cases/renewed.ts';
import { stewardCases } from './cases/stewards.ts';
import { textCases } from './cases/text.ts';
import { touchedCases } from './cases/touched.ts';
import { valueCases } from './cases/values.ts';
import { visibilityCases } from './cases/visibility.ts';
import type { OpenEmptyStore, SuiteContext, Test } from './context.ts';

const groups: Record<string, (context: SuiteContext) => void> = {
  loads: loadCases,
  history: historyCases,
  values: valueCases,
  precedence: precedenceCases,
  pages: pageCases,
  conditions: conditionCases,
  near: nearCases,
  text: textCases,
  visibility: visibilityCases,
  audience: audienceCases,
  stewards: stewardCases,
  past: pastCases,
  changes: changeCases,
  records: recordCases,
  touched: touchedCases,
  'renewed networks': renewedCases,
  model: modelCases,
  'audiences, at random': audienceModelCases,
};

/**
 * Every promise of graph/store.ts, as tests. `exceptions` names the tests that a store cannot pass, each with the
 * reason; `runs` is the number of random histories tried (60, fewer for a slow store), `kinds` those whose every path is asked.
 */
export function storeContract(
  name: string,
  openEmptyStore: OpenEmptyStore,
  exceptions: Record<string, string> = {},
  { runs = 60, kinds = KIND_NAMES }: { runs?: number; kinds?: readonly KindName[] } = {},
): void {
  const known = new Set<string>();
  const test: Test = (testName, run, timeoutMs) => {
    if (known.has(testName)) throw new Error(`Two tests of the contract are called '${testName}'.`);
    known.add(testName);
    const reason = exceptions[testName];
    if (reason === undefined) it(testName, run, timeoutMs);
    else it.skip(`${testName} (not on this store: ${reason})`, run);
  };
  const onEmptyStore: SuiteContext['onEmptyStore'] = (run) => async () => {
    const opened = await openEmptyStore();
    try {
      await run(opened.store, opened);
    } finally {
      await opened.close();
    }
  };
  describe(`the contract of stores, on ${name}`, () => {
    for (const [group, cases] of Object.entries(groups)) {
      describe(group, () => cases({ test, openEmptyStore, onEmptyStore, runs, kinds }));
    }
    const unknown = Object.keys(exceptions).filter((testName) => !known.has(testName));
    if (unknown.length > 0) throw new Error(`No test of the contract is called '${unknown.join("', '")}'.`);
  });
}
