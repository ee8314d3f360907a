import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { textOfValue } from '../../loaders/formats/text-of-value.ts';

/** Headings and keys of persons and of how to reach them, written here again and not read from the loaders' words. Addresses are towns. */
const OF_PERSONS = /^(?!.*address).*(?:contact|e-?mail|phone|focal|_tel|fax|person(?!s))/iu;
/** What stands where somebody masked a person, and words that say nothing of anybody. */
const SAYS_NOTHING = /^(?:redacted|\[contact removed\]|no data|n\/?a|none|unknown|yes|no)$/iu;
/** Shorter ones are found within other words. */
const LEAST = 6;

/** Names, numbers and addresses of persons that a file holds in its contact columns: what must be nowhere once it is loaded. */
export async function contactNeedles(file: string): Promise<string[]> {
  const cells = file.endsWith('.xlsx')
    ? await ofWorkbook(file)
    : file.endsWith('json')
      ? ofJson(JSON.parse(readFileSync(file, 'utf8')))
      : file.endsWith('.csv')
        ? ofRows(
            parse(readFileSync(file, 'utf8'), { relax_column_count: true, relax_quotes: true, bom: true }),
          )
        : [];
  const parts = cells.flatMap((cell) => [cell, ...cell.split(/[;,|\n]/u)]).map((part) => part.trim());
  return [...new Set(parts)].filter((part) => part.length >= LEAST && !SAYS_NOTHING.test(part));
}

function ofRows(rows: readonly (readonly unknown[])[]): string[] {
  // Some files have lines above their header, or two.
  const columns = new Set(
    rows
      .slice(0, 4)
      .flatMap((row) =>
        row.flatMap((cell, i) =>
          typeof cell === 'string' && OF_PERSONS.test(cell) && cell.length < 60 ? [i] : [],
        ),
      ),
  );
  return rows.slice(1).flatMap((row) => [...columns].map((i) => textOfValue(row[i])));
}

async function ofWorkbook(file: string): Promise<string[]> {
  return (await readWorkbook(file)).flatMap(({ data }) =>
    ofRows(data).filter((cell) => !OF_PERSONS.test(cell)),
  );
}

function ofJson(value: unknown, inContact = false): string[] {
  if (typeof value === 'string' || typeof value === 'number') return inContact ? [String(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ofJson(inner, inContact || (!Array.isArray(value) && OF_PERSONS.test(key))),
  );
}
