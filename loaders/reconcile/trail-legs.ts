import type { Point } from '../../graph/model/great-circle.ts';
import type { GraphStore, Reading } from '../../graph/store.ts';
import type { LegLine } from '../source-format.ts';

/** Every trail with its legs, those without both ends left out; a trail without legs has none. */
export async function readTrailLegs(
  store: GraphStore,
  reading: Reading,
  pointOf: (stop: string) => Point | null,
): Promise<ReadonlyMap<string, readonly LegLine[]>> {
  const lines = new Map<string, LegLine>();
  for await (const legs of store.scan('Leg', reading)) {
    for (const { code, mode, from, to } of legs) {
      const [start, end] = [pointOf(from), pointOf(to)];
      if (start !== null && end !== null) lines.set(code, { code, mode, from: start, to: end });
    }
  }
  const byTrail = new Map<string, LegLine[]>();
  for await (const trails of store.scan('Trail', reading))
    for (const { code } of trails) byTrail.set(code, []);
  for await (const memberships of store.scan('TrailLeg', reading)) {
    for (const { trail, leg } of memberships) {
      const line = lines.get(leg);
      if (line !== undefined) byTrail.get(trail)?.push(line);
    }
  }
  return byTrail;
}
