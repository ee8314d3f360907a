import { CODE_PATTERN } from '../../graph/model/field.ts';
import type { KindName } from '../../graph/model/kinds.ts';
import { shortHash } from '../reconcile/slug.ts';
import type { LoadOptions, Put } from '../source-format.ts';
import { envelope, put } from './envelope.ts';
import type { FileSpan } from './file-span.ts';

const LONGEST = 120;

/** A total of one year with the number 0, of the whole year until `completeTotal` knows the file's span. */
export function totalPut(
  kind: KindName,
  options: LoadOptions,
  key: readonly (string | number)[],
  year: number,
  fields: Readonly<Record<string, string | number | null>>,
): Put {
  const code = [options.source, ...key, year].join(':');
  return put(kind, {
    code: CODE_PATTERN.test(code) && code.length <= LONGEST ? code : `${options.source}:${shortHash(code)}`,
    ...envelope(options, options.asOf),
    ...fields,
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
  });
}

/** The total with the period that the file covers of its year, as of the file's last day where no option says another. */
export function completeTotal([kind, fact]: Put, span: FileSpan, options: LoadOptions): Put {
  const { from, to } = span.ofYear(Number(String(fact['periodFrom']).slice(0, 4)), options.asOf);
  return [kind, { ...fact, asOf: options.asOf ?? span.last, periodFrom: from, periodTo: to }];
}
