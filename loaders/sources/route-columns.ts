import { foldText } from '../../graph/model/text.ts';
import type { Mappings } from '../mappings.ts';
import { type Columns, columnsBy, columnsByWords, words } from './columns.ts';

const ENDS = {
  from: /^(?:name ?1|from|start|source|origin|stop ?1|node ?1)$/u,
  to: /^(?:name ?2|to|end|target|destination|stop ?2|node ?2)$/u,
};

/** Header words; the ends of a link also as `from`/`to`, `start`/`end`, `source`/`target`. `#name` is a name, not a hashtag. */
export function routeColumns(headers: readonly string[], mappings: Mappings): Columns {
  const columns = columnsByWords(headers, mappings);
  const folded = (header: string) => foldText(words(header));
  const ends = {
    from: headers.filter((header) => ENDS.from.test(folded(header))),
    to: headers.filter((header) => ENDS.to.test(folded(header))),
  };
  return columnsBy((field) => {
    if (field !== 'from' && field !== 'to') return columns.all(field);
    return ends[field].length > 0 ? ends[field] : columns.all(field);
  });
}
