import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { TrailcareError } from '../../../graph/errors.ts';
import { loadCommand } from '../../../loaders/commands/load.ts';
import { parseValues } from '../../../loaders/commands/parse-values.ts';
import type { Base } from './base.ts';
import { type Step, mutate } from './mutate.ts';
import { personIn } from './person.ts';
import { storePrint } from './store-print.ts';

interface Case {
  readonly base: Base;
  /** Which of its files is damaged. */
  readonly file: number;
  readonly steps: readonly Step[];
}

/** How a case ended, for the counts that prove that the fuzzer reaches all ends. */
export type End = 'accepted' | 'partly' | 'nothing' | 'error';

interface Summary {
  readonly format: string;
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly blank: number;
  readonly duplicate: number;
  readonly revision: number;
}

/** Damage after which every cell still stands under its header: a person can only be where a person was. */
const IN_PLACE = /^(?:cutEnd|repeatRows|json\.(?:otherType|dropKeys|deeper|repeatItems))\(/u;

/**
 * Loads a damaged file twice into a copy of a store and holds what a load promises whatever the file is: an error has a code
 * and a sentence and changes nothing; else every row has one end, every rejection names its line, a second load changes nothing,
 * and no person is in the store, the report or what was printed.
 */
export async function checkCase(
  { base, file, steps }: Case,
  seeded: string,
  folder: string,
  largest: number,
): Promise<End> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const store = path.join(folder, 'graph.db');
  copyFileSync(seeded, store);
  const { bytes, done } = mutate(base.files[file]!.bytes, steps, largest);
  const paths = base.files.map(({ name, bytes: whole }, i) => {
    const written = path.join(folder, name);
    writeFileSync(written, i === file ? bytes : whole);
    return written;
  });
  const report = path.join(folder, 'report.csv');
  const problem = (what: string) =>
    new Error(`${base.name}, ${base.files[file]!.name} after ${done.join(', ') || 'nothing'}: ${what}`);

  const first = await load(store, [...base.options, '--report', report, ...paths]);
  const before = printOf(seeded);
  if ('error' in first) {
    const { error } = first;
    if (!(error instanceof TrailcareError))
      throw Object.assign(problem(`crashed: ${String(error)}`), { cause: error });
    if (error.code !== 'BAD_INPUT') throw problem(`ended with ${error.code}: ${error.message}`);
    if (!/^\S.*[.?)]$/su.test(error.message)) throw problem(`says no sentence: ${error.message}`);
    if (storePrint(store) !== before) throw problem(`changed the store, and failed: ${error.message}`);
    return 'error';
  }
  const { summary, exitCode, printed } = first;
  const { rows, accepted, unchanged, rejected, blank, duplicate } = summary;
  if (accepted + unchanged + rejected + blank + duplicate !== rows)
    throw problem(`rows do not add up: ${JSON.stringify(summary)}`);
  if (exitCode !== (accepted + unchanged === 0 ? 1 : rejected > 0 ? 2 : 0))
    throw problem(`exit code ${exitCode} for ${JSON.stringify(summary)}`);
  if (exitCode === 1 && storePrint(store) !== before) throw problem('loaded nothing, and changed the store');
  const told = checkReports(folder, rejected, bytes, paths.length === 1, problem);

  const inPlace = done.every((name) => IN_PLACE.test(name));
  const where = {
    'the report': told,
    'what was printed': printed,
    'the store': readFileSync(store, 'latin1'),
  };
  for (const [place, text] of Object.entries(where)) {
    const found = inPlace ? personIn(text) : [];
    if (found.length > 0) throw problem(`${found.join(', ')} is in ${place}`);
  }
  if (exitCode === 1) return 'nothing';

  const second = await load(store, [...base.options, ...paths]);
  if ('error' in second) throw problem(`loads once, then fails: ${String(second.error)}`);
  const again = second.summary;
  if (again.accepted !== 0 || again.revision !== summary.revision || again.rejected !== rejected)
    throw problem(
      `a second load changes the graph: ${JSON.stringify(summary)} then ${JSON.stringify(again)}`,
    );
  return exitCode === 2 ? 'partly' : 'accepted';
}

const prints = new Map<string, string>();

/** Of a store that is only copied. */
function printOf(seeded: string): string {
  let print = prints.get(seeded);
  if (print === undefined) prints.set(seeded, (print = storePrint(seeded)));
  return print;
}

async function load(
  store: string,
  args: readonly string[],
): Promise<{ error: unknown } | { summary: Summary; exitCode: number; printed: string }> {
  let out = '';
  let err = '';
  try {
    const { values, files } = parseValues('load', loadCommand, ['--json', ...args]);
    const exitCode = await loadCommand.run(values, files, {
      env: { TRAILCARE_STORE: `sqlite:${store}` },
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      stdin: Readable.from([]),
      errColumns: null,
      signal: new AbortController().signal,
    });
    return { summary: JSON.parse(out) as Summary, exitCode, printed: out + err };
  } catch (error) {
    return { error };
  }
}

/** The reports hold every rejected row, each with its own line, on which its cells stand, and why. Returns their text. */
function checkReports(
  folder: string,
  rejected: number,
  damaged: Buffer,
  alone: boolean,
  problem: (what: string) => Error,
): string {
  const reports = readdirSync(folder).filter((name) => /^report(?:-\d+)?\.csv$/u.test(name));
  const texts = reports.map((name) => readFileSync(path.join(folder, name), 'utf8'));
  let told = 0;
  for (const text of texts) {
    const [header = [], ...rows] = parse(text, { relax_column_count: true });
    const column = (name: string) => header.lastIndexOf(name);
    let last = 0;
    for (const row of rows) {
      const line = row[column('rejected_line')] ?? '';
      // The second line of headings of a file with hashtags.
      if (line === '' && last === 0 && row.some((cell) => cell.startsWith('#'))) continue;
      if (!/^[1-9]\d*$/u.test(line) || Number(line) <= last)
        throw problem(`a rejection after line ${last} names the line "${line}"`);
      last = Number(line);
      if ((row[column('rejected_rule')] ?? '') === '')
        throw problem(`the rejection of line ${line} says no rule`);
      told += 1;
      if (alone) checkLine(damaged, last, row.slice(0, column('rejected_line')), problem);
    }
  }
  if (told !== rejected) throw problem(`${rejected} rows were rejected, and the reports hold ${told}`);
  return texts.join('\n');
}

/** Of a plain table: the line that is named begins with the first of the row's cells. */
function checkLine(
  damaged: Buffer,
  line: number,
  cells: readonly string[],
  problem: (what: string) => Error,
): void {
  const text = damaged.toString('latin1');
  if (!/^[\x20-\x7E\n]*$/u.test(text) || /^\s*[[{-]|["']/u.test(text)) return;
  // Before what a table program would read as a formula, a report has an apostrophe.
  const first = cells.find((cell) => cell.trim() !== '')?.replace(/^'/u, '');
  if (first !== undefined && !text.split('\n')[line - 1]?.includes(first))
    throw problem(
      `line ${line} was rejected with the cell ${JSON.stringify(first)}, which is not on that line`,
    );
}
