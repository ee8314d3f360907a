import { foldText } from '../../graph/model/text.ts';
import type { Mappings } from '../mappings.ts';
import { type Columns, columnsBy, columnsByWords } from './columns.ts';

/** Header words; UNHCR writes the name into `_id`. */
export function campColumns(headers: readonly string[], mappings: Mappings): Columns {
  const columns = columnsByWords(headers, mappings);
  const named = headers.filter((header) =>
    /^(?:camp|site|settlement|location)(?: name)?$/u.test(foldText(header)),
  );
  const names = [...columns.all('name'), ...named, ...headers.filter((header) => header === '_id')];
  const codes = headers.filter((header) => !names.includes(header) && columns.all('code').includes(header));
  // Of several ids the p-code is the one that others know too.
  codes.sort((a, b) => Number(/p_?-?code/iu.test(b)) - Number(/p_?-?code/iu.test(a)));
  return columnsBy((field) => (field === 'name' ? names : field === 'code' ? codes : columns.all(field)));
}
