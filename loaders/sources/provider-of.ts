import { foldText } from '../../graph/model/text.ts';
import { redCrossCountryWords } from '../reconcile/red-cross-name.ts';
import type { LoadContext, Put } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import { providerPuts } from './envelope.ts';
import { warning } from './outcome.ts';

export interface NamedOrganisation {
  readonly name: string;
  readonly acronym: string;
  /** Words for its kind, as `UN Agency`; '' when the file says none. */
  readonly type: string;
}

interface ProviderOf {
  readonly code: string;
  readonly puts: readonly Put[];
  readonly warnings: readonly Warning[];
}

/** The provider of a row. A bare `Red Cross` is the National Society of the row's country. */
export function providerOf(
  organisation: NamedOrganisation,
  country: string,
  context: LoadContext,
): ProviderOf {
  const { graph, options } = context;
  const { name, acronym, type } = organisation;
  const bare = redCrossCountryWords(foldText(name));
  const society = bare !== null && bare.length === 0 ? graph.nationalSocietyOf(country) : null;
  if (society !== null) {
    const message = `Organisation "${name}" was taken for the National Society of ${country}.`;
    return { code: society, puts: [], warnings: [warning('PROVIDER_JOINED', message)] };
  }
  const kind = kindOf(type, context) ?? kindOf(name, context, ['ICRC', 'IFRC']);
  const match = graph.provider(
    name,
    acronym === '' ? null : acronym,
    kind === 'NATIONAL_SOCIETY' ? null : kind,
  );
  const warnings = match.warning === undefined ? [] : [match.warning];
  const movement = match.put?.[1].source === '' && bare !== null && kind !== 'ICRC' && kind !== 'IFRC';
  if (movement) {
    const message = `Organisation "${name}" calls itself Red Cross or Red Crescent, but is no National Society that we know.`;
    warnings.push(warning('SOCIETY_NOT_FOUND', message));
  }
  return { code: match.code, puts: providerPuts(match, options), warnings };
}

/** Provider kind from words, by seeds/mappings/provider-kinds.csv; null when they tell none of `only`. */
function kindOf(
  text: string,
  { mappings }: LoadContext,
  only: readonly string[] | null = null,
): string | null {
  if (text === '') return null;
  const kind = mappings.match('provider-kinds', { words: text })?.['kind'] ?? '';
  return kind === '' || (only !== null && !only.includes(kind)) ? null : kind;
}
