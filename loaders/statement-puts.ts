import { TrailcareError } from '../graph/errors.ts';
import type { Visibility } from '../graph/model/closed-lists.ts';
import { STEWARD_OF_ALL } from '../graph/model/viewer.ts';
import type { GraphStore, Reading } from '../graph/store.ts';
import {
  type ClaimTypes,
  areasOf,
  claimedTypes,
  requireClaimedCountry,
  serviceTypesOf,
} from './claim-facts.ts';
import { type Area, type CompletenessClaim, findArea, statementOf } from './completeness.ts';
import { type Hidden, hiddenFacts } from './covered-facts.ts';
import { addDays } from '../graph/model/day.ts';
import { FRESH_DAYS } from '../graph/model/kinds/statement.ts';
import { claimMeaning, requireRowsOf } from './claim-meaning.ts';
import { defaultVisibility, narrowest } from '../graph/model/default-visibility.ts';
import { earlierStatements } from './earlier-statements.ts';
import { latestAsOf } from './own-facts.ts';
import type { LoadInput } from './load-input.ts';
import type { SeenRows } from './seen-rows.ts';
import type { Put } from './source-format.ts';
import type { Warning } from './warning.ts';

export interface Statements {
  readonly puts: readonly Put[];
  readonly warnings: readonly Warning[];
  /** For each claim one sentence: what it will mean. */
  readonly meanings: readonly string[];
  /** Statements of an earlier load that said the same of the same types, grouped otherwise: to be ended. */
  readonly superseded: readonly string[];
}

/**
 * Statement facts of `--complete-for`, for the source of the first file, as of `--as-of` or the file's latest day. A claim
 * is one statement for each visibility: whoever may not read a service must not be told that the list without it is
 * complete.
 */
export async function statementPuts(
  store: GraphStore,
  seen: SeenRows,
  claims: readonly CompletenessClaim[],
  input: LoadInput,
): Promise<Statements> {
  if (claims.length === 0) return { puts: [], warnings: [], meanings: [], superseded: [] };
  const { source } = input.options;
  const asOf = input.options.asOf ?? latestAsOf(seen, source);
  if (asOf === null) {
    throw new TrailcareError(
      'BAD_INPUT',
      '--complete-for needs --as-of: the day on which the list was complete, which the file does not say.',
      { argument: '--as-of' },
    );
  }
  const reading: Reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  const types = await serviceTypesOf(store, seen, reading);
  const puts: Put[] = [];
  const warnings: Warning[] = [];
  const meanings: string[] = [];
  for (const claim of claims) {
    const { country, links } = claim;
    await requireClaimedCountry(store, seen, country, reading);
    requireRowsOf(seen, country);
    const areas =
      claim.area === null ? new Map<string, Area>() : await areasOf(store, seen, country, reading);
    const area = claim.area === null ? null : findArea(claim.area, country, [...areas.values()]);
    const claimed = claimedTypes(claim, types);
    const scope = { country, area, areas, links };
    const name = (await store.get('Country', [country], reading)).get(country)?.name ?? country;
    const { meaning, without } = claimMeaning(seen, scope, claim, {
      types: claimed,
      countryName: name,
      until: addDays(asOf, FRESH_DAYS),
    });
    meanings.push(meaning);
    if (without !== null) warnings.push({ code: 'COMPLETE_WITHOUT_SERVICES', message: without });
    const hidden = hiddenFacts(seen, scope, input.options.visibility);
    const groups = Map.groupBy(claimed, (type) => visibilityOf(type, hidden.get(type), types, input));
    for (const [visibility, serviceTypes] of groups) {
      puts.push(['Statement', statementOf(claim, { area, serviceTypes, source, asOf, visibility })]);
      if (visibility !== input.options.visibility)
        warnings.push(narrowed(country, visibility, serviceTypes, hidden, types));
    }
  }
  const superseded: string[] = [];
  for (const country of new Set(claims.map((claim) => claim.country))) {
    const said = puts.map(([, fact]) => fact).filter((fact) => fact['country'] === country);
    superseded.push(...(await earlierStatements(store, source, country, said, reading)));
  }
  return { puts, warnings, meanings, superseded };
}

function visibilityOf(
  type: string,
  hidden: Hidden | undefined,
  types: ClaimTypes,
  { options }: LoadInput,
): Visibility {
  const graph = { serviceType: (code: string) => types.get(code) ?? null };
  const usual = defaultVisibility({ serviceTypes: [type] }, { graph, options });
  return narrowest([usual, hidden?.visibility ?? usual]);
}

function narrowed(
  country: string,
  visibility: Visibility,
  serviceTypes: readonly string[],
  hidden: ReadonlyMap<string, Hidden>,
  types: ClaimTypes,
): Warning {
  const restricted = serviceTypes.filter((type) => types.get(type)?.restricted === true).length;
  const facts = serviceTypes.reduce((sum, type) => sum + (hidden.get(type)?.facts ?? 0), 0);
  const why = [
    restricted === 0
      ? null
      : restricted === 1
        ? 'a restricted type is among them'
        : `${restricted} of these types are restricted`,
    facts === 0
      ? null
      : `this load brings ${facts} ${facts === 1 ? 'fact' : 'facts'} on them that fewer may read than the rest`,
  ].filter((reason) => reason !== null);
  return {
    code: 'STATEMENT_NARROWER',
    message: `What --complete-for says of ${country} is ${visibility} for ${serviceTypes.join(', ')}, because ${why.join(' and ')}.`,
  };
}
