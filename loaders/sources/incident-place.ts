import type { Point } from '../../graph/model/great-circle.ts';
import { kmToLine } from '../reconcile/km-to-line.ts';
import type { LegLine, LoadContext, Rejection } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { countriesAround } from './countries-around.ts';
import { nearest, rejected, warning } from './outcome.ts';
import { publishedRoute } from './published-route.ts';
import { OUTLINE_TOLERANCE_KM, isPoint, readPoint } from './read-point.ts';

/** An incident farther than this from every leg of its route is not said to have been on one of them; `--within-km` says another. */
const WITHIN_KM = 100;
/** A point is swapped when it lies this many times too far away, and would not once exchanged. */
const FAR = 10;

interface Place {
  readonly subject: 'leg' | 'trail' | 'country';
  readonly code: string;
  readonly told: string;
  readonly warnings: readonly Warning[];
}

type Placed = Place | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Where an incident is counted: at the nearest leg of the trails on which its route lies; else at the trail that its route is;
 * else in the country that the row names or its point lies in. Of a point at sea the legs at sea are asked first, because a
 * road along the coast is often nearer than the way that people took.
 */
export async function openIncidentPlaces(
  columns: Columns,
  { graph, mappings, options }: LoadContext,
): Promise<(row: Row) => Placed> {
  const trails = await graph.trailLegs();
  const withinKm = options.withinKm ?? WITHIN_KM;

  function nearestLeg(point: Point, codes: readonly string[]): { leg: LegLine; km: number } | null {
    const legs = codes.flatMap((code) => trails.get(code) ?? []);
    const ofSea = legs.filter(({ mode }) => mode === 'SEA');
    const atSea = ofSea.length > 0 && countriesAround(point, [OUTLINE_TOLERANCE_KM], graph).length === 0;
    const best = atSea ? least(point, ofSea) : null;
    return best !== null && best.km <= withinKm ? best : least(point, legs);
  }

  function countryOf(row: Row, point: Point | null): { iso3: string } | { reason: string; near: string } {
    const text = columns.text(row, 'country') || (options.country ?? '');
    if (text !== '') {
      const match = graph.country(text);
      if (match.found !== null) return { iso3: match.found };
      if (point === null) return { reason: match.reason, near: nearest(match.candidates) };
    }
    const [iso3] = point === null ? [] : countriesAround(point, [OUTLINE_TOLERANCE_KM], graph);
    return iso3 === undefined ? { reason: 'its point lies in no country', near: '' } : { iso3 };
  }

  return (row) => {
    const read = readPoint(row, columns);
    if (read !== null && !isPoint(read)) return read;
    const name = columns.text(row, 'route');
    const route = publishedRoute(name, mappings);
    const found = read === null || route === null ? null : nearestLeg(read, route.trails);
    if (found !== null && found.km <= withinKm) {
      return { subject: 'leg', code: found.leg.code, told: 'at their nearest leg', warnings: [] };
    }
    if (read !== null && found !== null && found.km > FAR * withinKm && Math.abs(read.lon) <= 90) {
      const swapped = nearestLeg({ lat: read.lon, lon: read.lat }, route!.trails);
      if (swapped !== null && swapped.km <= withinKm) {
        const rule = `Latitude and longitude are swapped: as they stand the point lies ${found.km.toFixed(0)} km from the route ${JSON.stringify(name)}, swapped it lies on it.`;
        return rejected(
          columns.all('coordinates')[0] ?? columns.all('lat')[0] ?? null,
          `${read.lat}, ${read.lon}`,
          rule,
          `${read.lon}, ${read.lat}.`,
        );
      }
    }
    if (route !== null && route.is !== null && trails.has(route.is))
      return { subject: 'trail', code: route.is, told: 'at their trail', warnings: [] };
    const country = countryOf(row, read);
    const warnings =
      name !== '' && route === null
        ? [
            warning(
              'ROUTE_NOT_KNOWN',
              `${JSON.stringify(name)} is no route of seeds/mappings/route-names.csv.`,
            ),
          ]
        : [];
    if ('iso3' in country)
      return { subject: 'country', code: country.iso3, told: 'in their country', warnings };
    const which =
      name === '' ? 'names no route' : `has the route ${JSON.stringify(name)}, which is none of our trails`;
    return rejected(
      columns.all('route')[0] ?? columns.all('coordinates')[0] ?? null,
      name,
      `Nothing places the incident: it ${which}, and ${read === null && columns.text(row, 'country') === '' ? 'it has neither a point nor a country' : country.reason}.`,
      `a route of seeds/mappings/route-names.csv, a country, or a point on land.${country.near}`,
    );
  };
}

/** The nearest of some legs, of equally near ones the smaller code. */
function least(point: Point, legs: readonly LegLine[]): { leg: LegLine; km: number } | null {
  let best: { leg: LegLine; km: number } | null = null;
  for (const leg of legs) {
    const km = kmToLine(point, leg.from, leg.to);
    if (best === null || km < best.km || (km === best.km && leg.code < best.leg.code)) best = { leg, km };
  }
  return best;
}
