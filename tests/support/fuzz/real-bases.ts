import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeZip } from '../make-xlsx.ts';
import { hasRealData, realFile } from '../real-data.ts';
import type { Base } from './base.ts';
import { PERSON } from './person.ts';
import { readZip } from './read-zip.ts';

/** First rows of files of others, so many that every kind of row is among them and a load takes a tenth of a second. */
const ROWS = 40;

const REAL: readonly (readonly [files: readonly string[], options: readonly string[]])[] = [
  [['01'], []],
  [['02'], []],
  [['03'], []],
  [['04'], []],
  [['05'], []],
  [['06'], []],
  [['07'], ['--definition', 'DETECTIONS']],
  [['08'], []],
  [['09'], []],
  [['10'], ['--as-of', '2024-05-17']],
  [['11'], []],
  [['12'], ['--country', 'ETH', '--as-of', '2026-07-10']],
  [['13'], ['--country', 'SOM', '--as-of', '2026-07-10']],
  [['14'], ['--as-of', '2024-01-01']],
  [['15'], ['--as-of', '2026-06-01']],
  [['16'], ['--country', 'TCD', '--as-of', '2025-04-30']],
  [['17'], ['--as-of', '2025-09-01']],
  [['18'], []],
  [
    ['19', '20', '21'],
    ['--source', 'florida', '--as-of', '2025-12-04'],
  ],
  [['22'], []],
  [['23'], []],
  [
    ['24', '25'],
    ['--source', 'flee-ethiopia'],
  ],
  [['26'], []],
  [['27'], ['--country', 'ETH', '--as-of', '2026-07-10']],
  [['29'], ['--as-of', '2016-12-20']],
];

/** The starts of the real files, their masked contacts filled with somebody who does not exist; none where there are no real files. */
export function realBases(): Base[] {
  if (!hasRealData) return [];
  return REAL.map(([numbers, options]) => ({
    name: numbers.join('+'),
    files: numbers.map((number) => ({
      name: path.basename(realFile(number)),
      bytes: startOf(realFile(number)),
    })),
    options,
  }));
}

function startOf(file: string): Buffer {
  const bytes = readFileSync(file);
  if (file.endsWith('.xlsx')) return startOfWorkbook(bytes);
  const text = bytes.toString('latin1');
  const start = file.endsWith('json')
    ? startOfJson(text)
    : text.split('\n').slice(0, linesOf(file)).join('\n');
  return Buffer.from(peopled(start), 'latin1');
}

/** A matrix has wide rows; a list in YAML many lines to a record. */
const linesOf = (file: string) =>
  file.endsWith('.yml') ? 8 * ROWS : path.basename(file).startsWith('05') ? 8 : ROWS + 15;

function startOfJson(text: string): string {
  const whole = JSON.parse(text) as unknown[] | { features: unknown[] };
  const start = Array.isArray(whole)
    ? whole.slice(0, ROWS)
    : { ...whole, features: whole.features.slice(0, ROWS) };
  return JSON.stringify(start, null, 1);
}

function startOfWorkbook(bytes: Buffer): Buffer {
  const parts = readZip(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    const xml = part.toString('latin1');
    const cut = xml.indexOf(`<row r="${ROWS}"`);
    if (cut !== -1)
      parts[name] = Buffer.from(xml.slice(0, cut) + xml.slice(xml.indexOf('</sheetData>')), 'latin1');
  }
  return makeZip(parts);
}

const peopled = (text: string) =>
  text
    .replaceAll('REDACTED', PERSON.name)
    .replaceAll('[contact removed]', `Ask ${PERSON.name}, ${PERSON.phone}, ${PERSON.mail}`)
    .replaceAll('redacted@', 'zebedee@nobody.example.');
