import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cpus, totalmem } from 'node:os';
import type { Finding } from './finding.ts';
import type { Promised } from './promise.ts';
import { reportInMarkdown } from './report-in-markdown.ts';
import { writePlots } from './write-plots.ts';
import type { Report } from './report-of-findings.ts';

const folder = path.resolve(import.meta.dirname, '..');
const FILE = path.join(folder, 'report.json');

export function readReport(): Report {
  return existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, 'utf8')) as Report)
    : { machine: '', findings: [] };
}

/** The new ones in place of the old ones of the same promise and size; in the order of promises. */
export function mergeFindings(
  before: readonly Finding[],
  found: readonly Finding[],
  promises: readonly Promised[],
): Finding[] {
  const measured = new Set(found.map(({ promise, size }) => `${promise} ${size}`));
  const kept = before.filter(({ promise, size }) => !measured.has(`${promise} ${size}`));
  const order = new Map(promises.map(({ name }, place) => [name, place]));
  return [...kept, ...found]
    .filter(({ promise }) => order.has(promise))
    .toSorted(
      (a, b) =>
        order.get(a.promise)! - order.get(b.promise)! || 'SML'.indexOf(a.size) - 'SML'.indexOf(b.size) || 0,
    );
}

/** Writes report.json, report.md and the plots. */
export function writeReport(findings: readonly Finding[], promises: readonly Promised[]): void {
  const [cpu] = cpus();
  const report: Report = {
    machine: `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`,
    findings,
  };
  writeFileSync(FILE, `${JSON.stringify(report, null, 1)}\n`);
  const plots = writePlots(path.join(folder, 'plots'), findings, promises);
  writeFileSync(path.join(folder, 'report.md'), reportInMarkdown(report, promises, plots));
}
