/**
 * `npm run bench`: every promise against its peers, and bench/report.md written anew. `npm run bench -- NAME…`: some of them, the rest of
 * the report kept. `--size S` only that size. `--quick`: small sizes and few rounds, under five minutes, told and not written.
 * `--check`: compared with the committed report, not written; exits 1 when a ratio is worse by more than the tolerance.
 */
import { parseArgs } from 'node:util';
import { checkFindings } from './harness/check-findings.ts';
import { findingInWords } from './harness/finding-in-words.ts';
import type { Finding } from './harness/finding.ts';
import type { BenchSize } from './harness/promise.ts';
import { mergeFindings, readReport, writeReport } from './harness/report.ts';
import { runContest } from './harness/run-contest.ts';
import { stopApis } from './harness/start-api.ts';
import { promises } from './promises/index.ts';
import { stopWorldNeo4js } from './world/world-neo4j.ts';
import { forgetNetwork } from './world/world-network.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    size: { type: 'string', multiple: true },
  },
});
for (const name of positionals) {
  if (!promises.some((one) => one.name === name))
    throw new Error(`'${name}' is no promise: ${promises.map((one) => one.name).join(', ')}`);
}
const tell = (line: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
const found: Finding[] = [];
const failed: string[] = [];
for (const size of ['S', 'M', 'L'] as const satisfies readonly BenchSize[]) {
  for (const promised of promises) {
    const sizes = values.quick ? promised.quickSizes : promised.sizes;
    if (!sizes.includes(size) || (values.size && !values.size.includes(size))) continue;
    if (positionals.length > 0 && !positionals.includes(promised.name)) continue;
    try {
      const findings = await runContest(promised, size, { quick: values.quick, tell });
      for (const finding of findings) tell(findingInWords(finding));
      found.push(...findings);
      // At once: what was measured is not lost when a later one fails or is stopped.
      if (!values.check && !values.quick)
        writeReport(mergeFindings(readReport().findings, findings, promises), promises);
    } catch (problem) {
      // The others are measured all the same; the run fails.
      failed.push(
        `${promised.name} at ${size}: ${problem instanceof Error ? problem.stack : String(problem)}`,
      );
      tell(failed.at(-1)!);
    } finally {
      await stopApis();
      await stopWorldNeo4js();
    }
  }
  forgetNetwork(size);
}
const different = found.filter(({ differences }) => differences.length > 0);
for (const finding of different) tell(`ANSWERS DIFFER: ${findingInWords(finding)}`);
if (values.check) {
  const worse = checkFindings(found, readReport().findings);
  for (const line of worse) tell(`WORSE: ${line}`);
  if (worse.length > 0) process.exitCode = 1;
}
if (different.length + failed.length > 0) process.exitCode = 1;
