import { foldText } from '../../graph/model/text.ts';
import type { LoadContext, Put } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import { envelope, providerPuts, put } from './envelope.ts';

interface Operator {
  readonly code: string;
  readonly puts: readonly Put[];
  readonly warnings: readonly Warning[];
}

/**
 * The provider of a facility: the operator or owner that its row names. A word for a kind alone (`public`, `private`) and
 * no word at all give one "Operator not stated" per country and kind: facilities of unknown operators are then never
 * counted as several providers.
 */
export function operatorOf(text: string, country: string, context: LoadContext): Operator {
  const { graph, mappings, options } = context;
  const folded = foldText(text);
  const kind = folded === '' ? null : mappings.match('provider-kinds', { words: text });
  const kindCode = kind?.['kind'] ?? '';
  const kindAlone =
    kind !== null && (kind['words'] ?? '').split('|').some((word) => foldText(word) === folded);
  if (folded === '' || kindAlone) {
    const suffix = folded === '' ? '' : `-${folded.replaceAll(/[^a-z0-9]+/gu, '-')}`;
    const code = `org-operator-not-stated-${country.toLowerCase()}${suffix}`;
    const name =
      folded === '' ? `Operator not stated (${country})` : `Operator not stated: ${folded} (${country})`;
    const fact = {
      code,
      ...envelope(options, null),
      name,
      acronym: null,
      alternatives: [],
      kind: kindCode === '' ? null : kindCode,
      nationalSociety: null,
    };
    return { code, puts: [put('Provider', fact)], warnings: [] };
  }
  const match = graph.provider(
    text,
    null,
    kindCode === '' || kindCode === 'NATIONAL_SOCIETY' ? null : kindCode,
  );
  return {
    code: match.code,
    puts: providerPuts(match, options),
    warnings: match.warning === undefined ? [] : [match.warning],
  };
}
