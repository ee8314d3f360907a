import { boxAround } from '../../model/great-circle.ts';
import { type Sql, identifier, sql } from './sql.ts';

/** Points within `km`: first those in a box, by the index on (lat, lon) where it leads, then by the distance itself. */
export function circle(alias: string, centre: { lat: number; lon: number; km: number }, leads: boolean): Sql {
  const { south, north, lonRanges } = boxAround(centre, centre.km);
  const lat = identifier(alias, 'lat');
  const lon = identifier(alias, 'lon');
  const [[west, east], [west2, east2]] = [lonRanges[0]!, lonRanges[1] ?? lonRanges[0]!];
  return sql`${leads ? lat : sql`+${lat}`} BETWEEN ${south} AND ${north}
    AND (${lon} BETWEEN ${west} AND ${east} OR ${lon} BETWEEN ${west2} AND ${east2})
    AND great_circle_km(${lat}, ${lon}, ${centre.lat}, ${centre.lon}) <= ${centre.km}`;
}
