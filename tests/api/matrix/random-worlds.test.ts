import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WRITABLE_KINDS } from '../../../graph/changes/change.ts';
import { VISIBILITIES, type Visibility } from '../../../graph/model/closed-lists.ts';
import type { AnyFact, KindName } from '../../../graph/model/kinds.ts';
import { load, putAll } from '../../contract/context.ts';
import { fact } from '../../contract/facts.ts';
import { apiOn } from '../support/api-on.ts';
import { openEmptySqliteStore } from '../support/stores.ts';
import { world } from '../support/world.ts';
import { BESIDE, OWNER, hiddenFacts } from './hidden-facts.ts';
import { PATHS } from './paths.ts';

const RUNS = process.env['TRAILCARE_SOAK'] === '1' ? 1_000 : 25;

/** Facts that the others are read with: a world in which these are hidden is empty for a public reader. */
const VOCABULARY: ReadonlySet<string> = new Set([
  'Source',
  'Country',
  'Group',
  'ServiceType',
  'MinimumPackage',
]);

const templates: readonly [KindName, AnyFact][] = [world(), BESIDE, hiddenFacts('PUBLIC')].flatMap((part) =>
  (Object.entries(part) as [KindName, AnyFact[]][]).flatMap(([kind, facts]) =>
    facts.map((one): [KindName, AnyFact] => [kind, one]),
  ),
);

interface RandomFact {
  readonly visibility: Visibility;
  readonly there: boolean;
  /** A second source says it too, to another reader. */
  readonly again: Visibility | null;
  /** So do its stewards, who have the last word where they say fewer. */
  readonly stewards: Visibility | null;
}

/** What people write: of other kinds there are files alone. */
const WRITTEN: ReadonlySet<string> = new Set(WRITABLE_KINDS);
const STEWARDS = `steward:${OWNER}`;

const visibilities = fc.constantFrom(...VISIBILITIES, 'PUBLIC', 'PUBLIC', 'PUBLIC');
const randomFact: fc.Arbitrary<RandomFact> = fc.record({
  visibility: visibilities,
  there: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  again: fc.option(visibilities, { freq: 8 }),
  stewards: fc.option(visibilities, { freq: 3 }),
});

function factsOf(choices: readonly RandomFact[]): [KindName, AnyFact][] {
  const facts = templates.flatMap(([kind, template], n): [KindName, AnyFact][] => {
    if (VOCABULARY.has(kind)) return [[kind, template]];
    const { visibility, there, again, stewards } = choices[n]!;
    if (!there) return [];
    const one: AnyFact = { ...template, visibility };
    const all: [KindName, AnyFact][] = [[kind, one]];
    const more = (source: string, asOf: string, to: Visibility) =>
      all.push([kind, { ...one, source, asOf, visibility: to }]);
    // Of one source a code says one thing: the second would take the place of the first.
    if (again !== null)
      more(one.source === 'illustrative' ? 'test-publisher' : 'illustrative', '2026-10-31', again);
    if (stewards !== null && WRITTEN.has(kind)) more(STEWARDS, '2026-10-29', stewards);
    return all;
  });
  return [
    ['Source', fact('Source', STEWARDS, { source: STEWARDS, priority: 900, staleDays: 365 })],
    ...facts,
  ];
}

/** Facts that no public reader may read: one, or all that is said of what its stewards hide. */
function hiddenFactsOf(facts: readonly [KindName, AnyFact][]): [KindName, AnyFact][][] {
  const hidden = facts.filter(([, { visibility }]) => visibility !== 'PUBLIC');
  return hidden.map(([kind, one]) =>
    one.source === STEWARDS
      ? facts.filter(([other, { code }]) => other === kind && code === one.code)
      : [[kind, one]],
  );
}

/** Every answer that anybody gets: of a graph with these facts, of which some have gone again. */
async function answers(
  facts: readonly [KindName, AnyFact][],
  gone: readonly [KindName, AnyFact][],
): Promise<string[]> {
  const opened = await openEmptySqliteStore();
  try {
    await load(opened.store, async (session) => {
      const kinds = [...new Set(facts.map(([kind]) => kind))];
      for (const wanted of kinds) {
        await putAll(
          session,
          wanted,
          facts.flatMap(([kind, one]) => (kind === wanted ? [one] : [])),
        );
      }
    });
    await load(opened.store, async (session) => {
      await session.put('Practice', [fact('Practice', 'beside', { name: 'Beside', summary: 'Beside' })]);
      for (const [kind, { source, code }] of gone) await session.end(kind, source, [code]);
    });
    const api = await apiOn(opened.store, { onLoopback: false });
    try {
      const texts: string[] = [];
      for (const { query } of PATHS) texts.push((await api.ask(query)).text);
      return texts;
    } finally {
      await api.close();
    }
  } finally {
    await opened.close();
  }
}

describe('random worlds', () => {
  it(
    `anybody gets the same answers with and without a fact that is not public (${RUNS} worlds)`,
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(randomFact, { minLength: templates.length, maxLength: templates.length }),
          fc.nat(),
          async (choices, pick) => {
            const facts = factsOf(choices);
            const hidden = hiddenFactsOf(facts);
            fc.pre(hidden.length > 0);
            const gone = hidden[pick % hidden.length]!;
            const [[kind, { code }]] = gone as [[KindName, AnyFact]];
            const [there, without] = [await answers(facts, []), await answers(facts, gone)];
            for (const [n, { field, name }] of PATHS.entries()) {
              expect(there[n], `${field}: ${name}, without ${kind} ${code}`).toBe(without[n]);
            }
          },
        ),
        { numRuns: RUNS, seed: 20261101, endOnFailure: process.env['TRAILCARE_SHRINK'] !== '1' },
      );
    },
    RUNS * 10_000,
  );
});
