import { TrailcareError } from '../graph/errors.ts';
import type { CompletenessClaim } from './completeness.ts';
import type { Scope } from './covered-facts.ts';
import { coveredTypes } from './covered-facts.ts';
import type { SeenRows } from './seen-rows.ts';

const SHOWN_TYPES = 5;

/** What a claim will mean to those who read the graph, and of which of its types this load brings no service there. */
export function claimMeaning(
  seen: SeenRows,
  scope: Scope,
  claim: CompletenessClaim,
  said: { readonly types: readonly string[]; readonly countryName: string; readonly until: string },
): { readonly meaning: string; readonly without: string | null } {
  const brought = coveredTypes(seen, scope);
  const none = said.types.filter((type) => !brought.has(type));
  const name = scope.area === null ? null : (scope.areas.get(scope.area)?.name ?? scope.area);
  const where = `In ${name === null ? '' : `${name}, `}${said.countryName}`;
  const option = `--complete-for ${claim.country}${claim.area === null ? '' : `/${claim.area}`}:${claim.serviceTypes === 'ALL' ? 'ALL' : claim.serviceTypes.join(',')}`;
  const absent = (types: readonly string[]) =>
    `${where}, ${listed(types)} ${types.length === 1 ? 'counts' : 'count'} as absent wherever no source tells of such a service, until ${said.until}.`;
  return {
    meaning: `${option}: ${absent(said.types)}`,
    without:
      none.length === 0
        ? null
        : `${option}, but this load has no service there of ${none.length === said.types.length ? 'that kind' : listed(none)}: ${absent(none)}`,
  };
}

/** A list that has no row of the country is more likely the wrong list than a country without services. */
export function requireRowsOf(seen: SeenRows, country: string): void {
  const countries = seen.db
    .prepare<[], { country: string }>(
      "SELECT DISTINCT json ->> '$.country' AS country FROM facts WHERE row > 0 AND json ->> '$.country' IS NOT NULL ORDER BY 1",
    )
    .all()
    .map((row) => row.country);
  if (countries.includes(country)) return;
  throw new TrailcareError(
    'BAD_INPUT',
    `--complete-for: no row of these files is of ${country}${countries.length === 0 ? '' : ` (they are of ${countries.slice(0, 10).join(', ')})`}: they cannot be its complete list. Nothing was changed.`,
    { argument: '--complete-for', value: country },
  );
}

function listed(types: readonly string[]): string {
  const more = types.length - SHOWN_TYPES;
  if (more > 0) return `${types.slice(0, SHOWN_TYPES).join(', ')} and ${more} other types`;
  return types.length < 2 ? types.join('') : `${types.slice(0, -1).join(', ')} and ${types.at(-1)!}`;
}
