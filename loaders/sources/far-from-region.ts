import { type Point, greatCircleKm } from '../../graph/model/great-circle.ts';
import { foldText } from '../../graph/model/text.ts';
import type { Warning } from '../warning.ts';
import type { Sample } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { warning } from './outcome.ts';
import { isPoint, readPoint } from './read-point.ts';

/** Points that a region must have in the sample before its middle is trusted. */
const LEAST_POINTS = 4;
/** No region is so small that a point less far from its middle is wrong. */
const LEAST_KM = 150;
const SPREADS = 4;

/**
 * Whether a point is far from the region that its row names. No outline of regions is bundled, so the region is where the
 * other rows of the sample that name it are: farther from their middle than four times their own median distance (and
 * 150 km) is reported. Only for lists of places: 3W rows repeat the points of a few districts, which says nothing of the middle. `Agrinio, Western Greece` at a point in Crete is.
 */
export function farFromRegion(
  sample: Sample,
  columns: Columns,
): (region: string, point: Point, what: string) => Warning[] {
  const byRegion = new Map<string, Point[]>();
  for (const row of sample.rows) {
    const region = foldText(columns.text(row, 'adm1.name'));
    const point = region === '' ? null : readPoint(row, columns);
    if (isPoint(point)) byRegion.set(region, [...(byRegion.get(region) ?? []), point]);
  }
  const regions = new Map<string, { middle: Point; limitKm: number }>();
  for (const [region, points] of byRegion) {
    if (points.length < LEAST_POINTS) continue;
    const middle = { lat: median(points.map(({ lat }) => lat)), lon: median(points.map(({ lon }) => lon)) };
    const spreadKm = median(points.map((point) => greatCircleKm(middle, point)));
    regions.set(region, { middle, limitKm: Math.max(LEAST_KM, SPREADS * spreadKm) });
  }
  return (region, point, what) => {
    const known = regions.get(foldText(region));
    const km = known === undefined ? 0 : greatCircleKm(known.middle, point);
    if (known === undefined || km <= known.limitKm) return [];
    return [
      warning(
        'FAR_FROM_REGION',
        `${what} lies ${km.toFixed(0)} km from the middle of the rows of ${region}.`,
      ),
    ];
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
