import type { Warning } from '../warning.ts';
import { badFile } from './bad-file.ts';
import { openCsvTable } from './csv-table.ts';
import { detectEncoding } from './detect-encoding.ts';
import type { InputFile } from './input-file.ts';
import { inspectBytes } from './inspect-bytes.ts';
import { openJsonTable } from './json-table.ts';
import type { OpenOptions, Table } from './table.ts';
import { openXlsxTable } from './xlsx-table.ts';
import { looksLikeYaml, openYamlTable } from './yaml-table.ts';

/**
 * Opens a file of rows, whatever it is: by its bytes, never by its name. Everything that is wrong with the file as a
 * whole (empty, binary, truncated, wrong encoding, a line without end) is an error here or while reading.
 */
export async function openTable(file: InputFile, options: OpenOptions): Promise<Table> {
  const facts = await inspectBytes(file.path);
  if (facts.head.subarray(0, 2).toString('latin1') === 'PK') return openXlsxTable(file, options);
  const { encoding, warning } = detectEncoding(file.name, facts, options.encoding);
  const warnings: Warning[] = warning === null ? [] : [warning];
  const first = firstCharacter(facts.head, encoding);
  if (first === '') throw badFile(file.name, 'holds nothing but white space.');
  if (looksLikeYaml(facts.head.toString('utf8'))) return openYamlTable(file, encoding, warnings, options);
  return first === '{' || first === '['
    ? openJsonTable(file, encoding, warnings, options)
    : openCsvTable(file, facts, encoding, warnings, options);
}

/** UTF-16 shows it among zero bytes and marks; both fall away. */
function firstCharacter(head: Buffer, encoding: string): string {
  const text = encoding.startsWith('utf-16')
    ? head.toString('latin1').replaceAll(/[\0\u00FE\u00FF]/gu, '')
    : head.toString('utf8');
  return text.replaceAll('\uFEFF', '').trimStart().slice(0, 1);
}
