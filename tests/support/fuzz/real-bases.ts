import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeZip } from '../make-xlsx.ts';
import { hasRealData, realFile } from '../real-data.ts';
import { REAL_FILES } from '../real-files.ts';
import type { Base } from './base.ts';
import { PERSON } from './person.ts';
import { readZip } from './read-zip.ts';

/** Rows of files of others, so few that a load takes a tenth of a second. */
const ROWS = 40;

/** The starts of the real files, their masked contacts filled with somebody who does not exist; none where there are no real files. */
export function realBases(): Base[] {
  if (!hasRealData) return [];
  return REAL_FILES.map(({ files, options }) => ({
    name: files.join('+'),
    files: files.map((number) => ({
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
  const start = file.endsWith('json') ? startOfJson(text) : linesOf(file, text);
  return Buffer.from(peopled(start), 'latin1');
}

/**
 * The first lines, with any preamble and header, then lines from all of the file, so that other kinds of row are among them.
 * A list in YAML has many lines to a record, and is cut; a matrix has wide ones.
 */
function linesOf(file: string, text: string): string {
  const lines = text.split('\n');
  if (file.endsWith('.yml')) return lines.slice(0, 8 * ROWS).join('\n');
  const [first, rest] = path.basename(file).startsWith('05') ? [1, 8] : [16, ROWS];
  const step = Math.ceil((lines.length - first) / rest) + 1;
  return lines.filter((_, i) => i < first || (i - first) % step === step - 1).join('\n');
}

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
