import type { Point } from '../../graph/model/great-circle.ts';
import { foldText } from '../../graph/model/text.ts';
import { editDistance } from '../../graph/model/edit-distance.ts';
import type { GraphLookup } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import { warning } from './outcome.ts';

const MAX_TYPOS = 2;

/** `unhcr-loc` of `unhcr-loc:ETHs000164`: stops of one list are different places, however near (Camp 24 and Camp 26). */
const listOf = (code: string) => (code.includes(':') ? code.slice(0, code.indexOf(':')) : '');

/** Stops of other sources that may be the same place: within 2 km, in the same country, of a similar name. Reported, never merged. */
export function nearStops(
  code: string,
  name: string,
  point: Point,
  country: string,
  graph: GraphLookup,
): Warning[] {
  return graph
    .stopsNear(point.lat, point.lon, country)
    .filter(
      (stop) =>
        stop.code !== code &&
        (listOf(stop.code) === '' || listOf(stop.code) !== listOf(code)) &&
        stop.names.some((other) => similar(foldText(name), foldText(other))),
    )
    .map((stop) => {
      const message = `Stop ${code} (${name}) may be the same place as ${stop.code} (${stop.names[0]}), ${stop.km.toFixed(1)} km away. Both are kept.`;
      return warning('MAY_BE_SAME_STOP', message);
    });
}

function similar(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  return a.startsWith(b) || b.startsWith(a) || editDistance(a, b, MAX_TYPOS) <= MAX_TYPOS;
}
