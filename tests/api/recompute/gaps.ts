import { type World, backwards, shortest, waysOf } from './network.ts';

/** km in the direction of travel, in any, and as if UNKNOWN stops served, to the nearest other stop. Infinity: no way. */
export function isolation(
  world: World,
  { stop, served, unknown }: { stop: string; served: ReadonlySet<string>; unknown: ReadonlySet<string> },
) {
  const ways = waysOf(world.legs);
  const forward = shortest(ways, [stop]);
  const either = shortest([...ways, ...backwards(ways)], [stop]);
  const least = (km: Map<string, number>, to: Iterable<string>) =>
    Math.min(...[...to].filter((code) => code !== stop).map((code) => km.get(code) ?? Infinity));
  const km = least(forward, served);
  return {
    km,
    anyKm: least(either, served),
    atLeastKm: least(forward, [...served, ...unknown]),
    /** The smaller code, of several as near. */
    nearest:
      [...served]
        .filter((code) => code !== stop && (forward.get(code) ?? Infinity) < km + 0.0005)
        .toSorted()[0] ?? null,
  };
}

export interface Ranked {
  readonly people: number | null;
  readonly km: number | null;
}

/**
 * By person-km to care, unreachable first; then by isolation those without a published flow. Below 0 when a comes first, 0 when the
 * measures do not say.
 */
export function compareGaps(a: Ranked, b: Ranked): number {
  if ((a.people === null) !== (b.people === null)) return a.people === null ? 1 : -1;
  if ((a.km === null) !== (b.km === null)) return a.km === null ? -1 : 1;
  const weight = ({ people, km }: Ranked) => (people ?? 1) * (km ?? 1);
  const byWeight = weight(b) - weight(a);
  return byWeight !== 0 ? byWeight : (b.km ?? 0) - (a.km ?? 0);
}
