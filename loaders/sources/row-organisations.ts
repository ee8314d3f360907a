import type { Row } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import type { NamedOrganisation } from './provider-of.ts';
import { parts } from './parts.ts';

/** The implementing partner; where a row names none, the partner of the programme. */
export function organisationsOf(row: Row, columns: Columns): NamedOrganisation[] {
  const names = parts(columns.text(row, 'org.name'));
  const acronyms = parts(columns.text(row, 'org.acronym'));
  const type = columns.text(row, 'org.type');
  const count = Math.max(names.length, acronyms.length);
  const implementing = Array.from({ length: count }, (_, i) => ({
    name: names[i] ?? '',
    acronym: names.length === acronyms.length || names.length === 0 ? (acronyms[i] ?? '') : '',
    type,
  })).filter(({ name, acronym }) => name !== '' || acronym !== '');
  if (implementing.length > 0) return implementing;
  return parts(columns.text(row, 'org.programme')).map((name) => ({ name, acronym: '', type: '' }));
}
