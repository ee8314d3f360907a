import { foldText } from '../../graph/model/text.ts';
import type { Mappings } from '../mappings.ts';
import type { Row } from '../formats/row.ts';
import { type Columns, columnsByWords, isPersonal, words } from './columns.ts';

/** Header words, and a column called `Branch` or `Antenne` for the name where none is. */
export function branchColumns(headers: readonly string[], mappings: Mappings): Columns {
  const columns = columnsByWords(headers, mappings);
  const names = [
    ...headers.filter((header) => isBranchWord(header, mappings) && !isPersonal(header, mappings)),
    ...columns.all('name'),
    ...columns.all('place'),
  ];
  const [best] = names;
  return {
    ...columns,
    all: (field) => (field === 'name' ? [...new Set(names)] : columns.all(field)),
    has: (field) => (field === 'name' ? best !== undefined : columns.has(field)),
    text: (row, field) =>
      field === 'name' ? (best === undefined ? '' : (row.cells[best] ?? '')) : columns.text(row, field),
  };
}

export function isBranchWord(header: string, mappings: Mappings): boolean {
  const folded = foldText(words(header));
  return (
    /\b(?:branch|antenne|seccional|filial|comite)\b/u.test(folded) &&
    mappings.match('branch-words', { words: folded }) !== null &&
    !/\btype|kind\b/u.test(folded)
  );
}

export function branchKind(
  row: Row,
  columns: Columns,
  mappings: Mappings,
): Readonly<Record<string, string>> | null {
  const texts = [...columns.all('type').map((header) => row.cells[header] ?? ''), columns.text(row, 'name')];
  return mappings.match('branch-words', { words: texts.join(' ') });
}

export function otherNames(row: Row, columns: Columns, name: string): string[] {
  const others = columns.all('name').map((header) => (row.cells[header] ?? '').replaceAll(/\s+/gu, ' '));
  const place = columns.all('place').map((header) => row.cells[header] ?? '');
  return others.filter((other) => other !== '' && other !== name && !place.includes(other));
}
