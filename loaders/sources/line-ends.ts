import { type Point, greatCircleKm } from '../../graph/model/great-circle.ts';
import { makeStopNames } from '../reconcile/stop-names.ts';
import type { LoadContext, Put } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import { countriesAround } from './countries-around.ts';
import { envelope, put } from './envelope.ts';
import { warning } from './outcome.ts';
import { OUTLINE_TOLERANCE_KM } from './read-point.ts';
import { stopCode } from './route-trail.ts';

/** Ends of lines nearer than this are one place; `--within-km` says another. */
const WITHIN_KM = 5;
/** A stop that a line names may lie farther from the drawn end: a city is wide. */
const NAMED_WITHIN_KM = 25;

/** A stop at the end of a line; its facts where it is this source's own. */
export interface LineEnd {
  readonly code: string;
  readonly point: Point;
  readonly puts: readonly Put[];
  readonly warnings: readonly Warning[];
}

/**
 * The stop at an end of a line: the one that a property names; else the nearest stop of the graph or of this file; else a new one
 * where the line ends. Ends that earlier loads of this source made are not asked: what a file says must not depend on
 * whether it was loaded before.
 */
export function openLineEnds({
  graph,
  options,
}: LoadContext): (point: Point, name: string, route: string) => LineEnd {
  const km = options.withinKm ?? WITHIN_KM;
  const prefix = `${options.source}:end-`;
  const own = makeStopNames();
  const made = new Map<string, Put>();

  function make(code: string, name: string, point: Point): LineEnd {
    const [country] = countriesAround(point, [OUTLINE_TOLERANCE_KM], graph);
    const stop = {
      code,
      ...envelope(options, options.asOf),
      name,
      alternatives: [],
      kind: country === undefined ? 'SEA_AREA' : 'TRANSIT_HUB',
      country: country ?? null,
      otherCountry: null,
      lat: point.lat,
      lon: point.lon,
      adminAreas: [],
    };
    own.learn(stop);
    made.set(code, put('Stop', stop));
    return { code, point, puts: [put('Stop', stop)], warnings: [] };
  }

  const known = (code: string, point: Point): LineEnd => ({
    code,
    point,
    puts: [made.get(code)!],
    warnings: [],
  });

  function byName(point: Point, name: string): LineEnd | null {
    const code = stopCode(options.source, name);
    if (made.has(code)) return known(code, own.pointOf(code)!);
    const match = graph.stop(name, null);
    const at = match.found === null || match.found === code ? null : graph.stopPoint(match.found);
    if (at !== null && greatCircleKm(at, point) <= NAMED_WITHIN_KM)
      return { code: match.found!, point: at, puts: [], warnings: [] };
    return make(code, name, point);
  }

  return (point, name, route) => {
    if (name !== '') return byName(point, name)!;
    const [mine] = own.within(point, km);
    const others = graph.stopsWithin(point.lat, point.lon, km).filter(({ code }) => !code.startsWith(prefix));
    const other = others.find(({ code }) => !made.has(code));
    if (other !== undefined && (mine === undefined || other.km < mine.km)) {
      const message = `The end of a line at ${point.lat.toFixed(4)}, ${point.lon.toFixed(4)} was joined to stop ${other.code} (${other.names[0]}), ${other.km.toFixed(1)} km away.`;
      return {
        code: other.code,
        point: graph.stopPoint(other.code)!,
        puts: [],
        warnings: [warning('END_JOINED', message)],
      };
    }
    if (mine !== undefined) return known(mine.code, own.pointOf(mine.code)!);
    const code = `${prefix}${point.lat.toFixed(4)}_${point.lon.toFixed(4)}`;
    return make(code, `${route} (${point.lat.toFixed(2)}, ${point.lon.toFixed(2)})`, point);
  };
}
