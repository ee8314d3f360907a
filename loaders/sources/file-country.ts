import type { Point } from '../../graph/model/great-circle.ts';
import { missingInput } from '../../graph/errors.ts';
import type { LoadContext } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Sample } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { warning } from './outcome.ts';
import { OUTLINE_TOLERANCE_KM, isPoint, readPoint } from './read-point.ts';

interface FileCountry {
  /** Null when each row names its own. */
  readonly iso3: string | null;
  readonly warnings: readonly Warning[];
}

/**
 * The country of a list whose rows name none: `--country`, else the one country in whose outline all points of the
 * sample lie (a point just over the border counts as in it), with a warning; else an error that asks for `--country`.
 */
export function fileCountry(sample: Sample, columns: Columns, { graph, options }: LoadContext): FileCountry {
  if (options.country !== null) return { iso3: options.country, warnings: [] };
  if (columns.has('country') || columns.has('country.code')) return { iso3: null, warnings: [] };
  const points = sample.rows.map((row) => readPoint(row, columns)).filter(isPoint);
  const counts = new Map<string, number>();
  for (const { lat, lon } of points) {
    const iso3 = graph.countryAt(lat, lon);
    if (iso3 !== null) counts.set(iso3, (counts.get(iso3) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const isNear = ({ lat, lon }: Point, iso3: string) =>
    (graph.kmOutside(iso3, lat, lon) ?? Infinity) <= OUTLINE_TOLERANCE_KM;
  if (most === undefined || !points.every((point) => isNear(point, most))) {
    const seen = [...counts].map(([iso3, count]) => `${iso3} (${count})`).join(', ');
    const lie = seen === '' ? 'its points lie in no country' : `its points lie in ${seen}`;
    throw missingInput(
      '--country',
      `no column of ${sample.fileName} names a country, and ${lie}.`,
      'an ISO3 code',
    );
  }
  const message = `No column names the country: all ${points.length} points of the first rows lie in ${most}, so it was taken for all.`;
  return { iso3: most, warnings: [warning('COUNTRY_BY_POINTS', message)] };
}
