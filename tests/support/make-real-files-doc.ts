// Writes docs/real-files.md: every real file loaded into a graph of seeds, twice. `npm run real-files`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { runCommandProcess } from './command-process.ts';
import { temporaryFolder } from './load-toy.ts';
import { hasRealData, realDataFolder, realFile } from './real-data.ts';
import { type Counts, REAL_FILES_DOC, documented } from './real-files-doc.ts';
import { REAL_FILES } from './real-files.ts';
import { runCli } from './run-cli.ts';

const SHOWN_REASONS = 3;

interface Summary extends Counts {
  readonly durationMs: number;
  readonly warnings: readonly { readonly count: number }[];
}

if (!hasRealData)
  throw new Error(`There are no real files in ${realDataFolder}. TRAILCARE_REAL_DATA names their folder.`);
const folder = temporaryFolder();
const lines: string[] = [];
for (const [i, { files, what, options }] of REAL_FILES.entries()) {
  // A graph of its own for each, so that a line does not depend on the lines above.
  const store = `sqlite:${path.join(folder, `${i}.db`)}`;
  await runCli(store, ['load', '--seeds', '--without-demonstration']);
  const report = path.join(folder, `${i}.csv`);
  const args = ['load', '--json', ...options, ...files.map(realFile)];
  const { peakMb, ...first } = await load(store, [...args, '--report', report]);
  const second = await load(store, args);
  const warnings = first.warnings.reduce((sum, { count }) => sum + count, 0);
  const seconds = (first.durationMs / 1000).toFixed(1);
  const why = first.rejected === 0 ? '' : reasons(files.map((_, n) => numbered(report, n)));
  lines.push(
    `| ${[files.join(', '), what, ...documented(first, second), why, warnings, seconds, peakMb].join(' | ')} |`,
  );
  process.stderr.write(`${lines.at(-1)}\n`);
}
writeFileSync(
  REAL_FILES_DOC,
  `# Real files and what becomes of them

The files are others' (their origin and licence are told where they are kept) and no part of this project. Every row has one end: accepted, rejected, blank or duplicate add up to rows. *Again* is
how many rows a second load finds unchanged; it accepts none. Rejected rows are never dropped in silence: the reasons are those of the report, most frequent first. Seconds, and resident
memory at its peak, are of a first load into SQLite by \`trailcare load\` in a process of its own, of which some 110 MB are there before it reads a row. Written by \`npm run real-files\`; the tests that load the files hold every number of it but
those two and warnings.

| file | what | format | rows | accepted | again | rejected | blank | duplicate | rejected because | warnings | s | peak MB |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`,
);

async function load(store: string, args: readonly string[]): Promise<Summary & { peakMb: number | null }> {
  const { out, err, peakMb } = await runCommandProcess(store, args);
  if (out === '') throw new Error(err);
  return { ...(JSON.parse(out) as Summary), peakMb };
}

/** The rules that rows broke, by how many; what they quote is left out, so that one rule is one reason. */
function reasons(reports: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const report of reports) {
    let text;
    try {
      text = readFileSync(report, 'utf8');
    } catch {
      // Of several files only those with rejected rows have a report.
      continue;
    }
    const [header = [], ...rows] = parse(text, { relax_column_count: true });
    for (const row of rows) {
      const rule = row[header.lastIndexOf('rejected_rule')] ?? '';
      if (rule === '') continue;
      const reason = rule.replaceAll(/"[^"]*"/gu, '…').replace(/^.{1,60}?(?=: is not a )/u, '…');
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1]);
  const shown = sorted
    .slice(0, SHOWN_REASONS)
    .map(([reason, count]) => `${count} × ${reason.replaceAll('|', '/')}`);
  const rest = sorted.slice(SHOWN_REASONS).reduce((sum, [, count]) => sum + count, 0);
  return [...shown, ...(rest > 0 ? [`${rest} × other`] : [])].join('; ');
}

function numbered(report: string, n: number): string {
  const { dir, name, ext } = path.parse(report);
  return n === 0 ? report : path.join(dir, `${name}-${n + 1}${ext}`);
}
