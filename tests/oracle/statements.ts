import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import type { Place } from './reach.ts';
import { holds, type View } from './world.ts';

/** Rule 3. */
export function freshStatements({ world, asOf }: View, serviceType: string): Fact<'Statement'>[] {
  return world.Statement.filter(
    (statement) =>
      holds(statement, asOf) &&
      statement.serviceTypes.includes(serviceType) &&
      statement.asOf !== null &&
      statement.asOf <= asOf &&
      asOf < statement.freshUntil,
  );
}

/** The fresh statements on a type of one country that speak for a place. */
export function statementsFor(
  view: View,
  place: Place,
  country: string,
  serviceType: string,
): Fact<'Statement'>[] {
  return freshStatements(view, serviceType).filter(
    (statement) =>
      statement.country === country &&
      (statement.adminArea === null || place.stop.adminAreas.includes(statement.adminArea)),
  );
}

function nameAllKinds(statements: Fact<'Statement'>[]): boolean {
  return PROVIDER_KINDS.every((kind) =>
    statements.some((statement) => statement.providerKinds.includes(kind)),
  );
}

/** Rule 8: each country of the place gives its word for all kinds of provider; nobody does at sea. */
export function isCovered(view: View, place: Place, serviceType: string): boolean {
  if (place.countries.length === 0) return false;
  return place.countries.every((country) => nameAllKinds(statementsFor(view, place, country, serviceType)));
}

/** Rule 15: the whole of every one of these countries is covered; of none, never. */
export function areWhollyCovered(view: View, countries: string[], serviceType: string): boolean {
  if (countries.length === 0) return false;
  return countries.every((country) =>
    nameAllKinds(
      freshStatements(view, serviceType).filter(
        (statement) => statement.country === country && statement.adminArea === null,
      ),
    ),
  );
}

/** Rule 21: for each (country, kind) the earliest as-of, of these the latest. For a covered place. */
export function completeSince(view: View, place: Place, serviceType: string): string | null {
  let latest: string | null = null;
  for (const country of place.countries) {
    for (const kind of PROVIDER_KINDS) {
      let earliest: string | null = null;
      for (const statement of statementsFor(view, place, country, serviceType)) {
        if (!statement.providerKinds.includes(kind) || statement.asOf === null) continue;
        if (earliest === null || statement.asOf < earliest) earliest = statement.asOf;
      }
      if (earliest !== null && (latest === null || earliest > latest)) latest = earliest;
    }
  }
  return latest;
}
