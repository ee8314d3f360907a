import type { Data } from '../../documents/trail-ways.graphql';

type Trail = NonNullable<Data['trail']>;
type Network = Pick<Trail, 'stops' | 'legs'>;

/** Codes of the stops that it passes, both ends among them, and its length along the way. */
export interface Way {
  readonly stops: readonly string[];
  readonly km: number;
}

const MOST_ORIGINS = 40;

/**
 * The way that a brief shows where none is asked for: of the shortest ways along the trail from stops with the role of origin (of the first
 * 40, by code) to those of destination, the longest; of several the first by code. Where no stop has the role: from those that no leg
 * enters, to those that none leaves. Null: none leads from any to any.
 */
export function longestWay({ stops, legs }: Network): Way | null {
  const known = legs.filter(({ from, to }) => from !== null && to !== null);
  const entered = new Set(known.map(({ to }) => to!.code));
  const left = new Set(known.map(({ from }) => from!.code));
  const withRole = (role: 'ORIGIN' | 'DESTINATION', others: ReadonlySet<string>) => {
    const stated = stops.filter(({ roles }) => roles.includes(role));
    const found = stated.length > 0 ? stated : stops.filter(({ code }) => !others.has(code));
    return (found.length > 0 ? found : stops).map(({ code }) => code).toSorted();
  };
  const destinations = withRole('DESTINATION', left);
  let longest: Way | null = null;
  for (const from of withRole('ORIGIN', entered).slice(0, MOST_ORIGINS)) {
    const ways = waysFrom(from, legs);
    for (const to of destinations) {
      const km = to === from ? null : ways.kmTo(to);
      if (km !== null && km > (longest?.km ?? 0)) longest = ways.to(to);
    }
  }
  return longest;
}

/** The shortest way along the trail. Null: no leg leads there. */
export const wayBetween = ({ legs }: Network, from: string, to: string): Way | null =>
  waysFrom(from, legs).to(to);

interface WaysFrom {
  kmTo(stop: string): number | null;
  to(stop: string): Way | null;
}

/** Dijkstra's; what is reached and not yet settled is few on a trail. */
function waysFrom(from: string, legs: Trail['legs']): WaysFrom {
  const next = Map.groupBy(legs, (leg) => leg.from?.code);
  const settled = new Map<string, { readonly km: number; readonly before: string | null }>();
  const reached = new Map([[from, { km: 0, before: null as string | null }]]);
  while (reached.size > 0) {
    const [stop, how] = [...reached].reduce((least, one) => (one[1].km < least[1].km ? one : least));
    reached.delete(stop);
    settled.set(stop, how);
    for (const { to, km } of next.get(stop) ?? []) {
      if (to === null || settled.has(to.code)) continue;
      const whole = how.km + km;
      if (whole < (reached.get(to.code)?.km ?? Infinity)) reached.set(to.code, { km: whole, before: stop });
    }
  }
  return {
    kmTo: (stop) => settled.get(stop)?.km ?? null,
    to(stop) {
      const km = settled.get(stop)?.km;
      if (km === undefined) return null;
      const stops: string[] = [];
      for (let at: string | null = stop; at !== null; at = settled.get(at)!.before) stops.push(at);
      return { stops: stops.toReversed(), km };
    },
  };
}

/** Up to `most` stops of the way between its ends, evenly apart: whoever must pass them goes along it. */
export function evenly({ stops }: Way, most: number): readonly string[] {
  const inner = stops.slice(1, -1);
  if (inner.length <= most) return inner;
  return Array.from(
    { length: most },
    (_, index) => inner[Math.floor(((index + 0.5) * inner.length) / most)]!,
  );
}
