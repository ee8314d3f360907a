import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { foldText } from '../graph/model/text.ts';

/** The tables of seeds/mappings/, parsed once. */
export interface Mappings {
  /** First row of a mapping whose word cells all match the given texts; null when none does. See seeds/mappings/README.md. */
  match(table: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> | null;
  rows(table: string): readonly Readonly<Record<string, string>>[];
}

type MappingRow = Readonly<Record<string, string>>;

/** One word of an alternative; a `prefix` one may be the start of a word. */
interface Word {
  readonly text: string;
  readonly prefix: boolean;
}

/** All its words must occur, in any order; `whole` says that they must be the whole text. */
interface Alternative {
  readonly words: readonly Word[];
  readonly whole: string | null;
}

/** Distinct texts of one table whose answer is remembered; a 3W of 100,000 rows has a few hundred. */
const MAX_REMEMBERED = 20_000;

/** Parses the tables of `seeds/mappings/` once: `readMappings('seeds/mappings').match('activities', { sector: 'WASH', activity: '' })`. */
export function readMappings(folder: string): Mappings {
  const tables = new Map<string, readonly MappingRow[]>();
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.csv')) continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    const rows: MappingRow[] = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
    tables.set(path.basename(file, '.csv'), rows);
  }
  const cells = new Map<string, readonly Alternative[]>();
  const remembered = new Map<string, MappingRow | null>();

  function rowsOf(table: string): readonly MappingRow[] {
    const rows = tables.get(table);
    if (rows === undefined) throw new Error(`There is no mapping ${table}.csv in ${folder}.`);
    return rows;
  }

  function alternatives(cell: string): readonly Alternative[] {
    let parsed = cells.get(cell);
    if (parsed === undefined) cells.set(cell, (parsed = alternativesOf(cell)));
    return parsed;
  }

  return {
    rows: rowsOf,
    match(table, texts) {
      const columns = Object.keys(texts).toSorted();
      const key = JSON.stringify([table, ...columns.flatMap((column) => [column, texts[column]])]);
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const words = new Map(columns.map((column) => [column, foldText(texts[column] ?? '').split(' ')]));
      const found =
        rowsOf(table).find((row) =>
          columns.every((column) => {
            const cell = row[column] ?? '';
            return cell === '' || alternatives(cell).some((one) => occurs(one, words.get(column) ?? []));
          }),
        ) ?? null;
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(key, found);
      return found;
    },
  };
}

/**
 * Words of the longest alternative of `cell` that matches `text`, 0 when none does: of two headers that mean the
 * organisation, `Implementing Partner Acronym` (3) says it better than `Program partner Acronym` (2).
 */
export function longestMatch(cell: string, text: string): number {
  const words = foldText(text).split(' ');
  const matching = alternativesOf(cell).filter((one) => occurs(one, words));
  return Math.max(0, ...matching.map((one) => one.words.length + (one.whole === null ? 0 : 0.5)));
}

function alternativesOf(cell: string): Alternative[] {
  return cell
    .split('|')
    .map((text) => text.trim())
    .map((text) =>
      text.startsWith('=')
        ? { words: wordsOf(text), whole: foldText(text) }
        : { words: wordsOf(text), whole: null },
    )
    .filter(({ words }) => words.length > 0);
}

function wordsOf(text: string): Word[] {
  return text.split(/\s+/u).flatMap((part) => {
    const folded = foldText(part)
      .split(' ')
      .filter((word) => word !== '');
    return folded.map((word, i) => ({ text: word, prefix: part.endsWith('*') && i === folded.length - 1 }));
  });
}

function occurs(alternative: Alternative, words: readonly string[]): boolean {
  if (alternative.whole !== null) return alternative.whole === words.join(' ');
  return alternative.words.every(({ text, prefix }) =>
    words.some((word) => (prefix ? word.startsWith(text) : word === text)),
  );
}
