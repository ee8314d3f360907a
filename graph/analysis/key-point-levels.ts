import type { Capacity } from './key-points.ts';

/** What one Society has at one key point, in codes. */
export interface KeyPointInCodes {
  readonly society: string;
  readonly stop: string;
  readonly capacity: Capacity;
  readonly services: readonly string[];
  readonly branches: readonly string[];
}

/** National Societies that are counted together, by code. */
export interface KeyPointMembers {
  readonly level: 'NATIONAL' | 'NETWORK' | 'REGIONAL' | 'GLOBAL';
  /** Code of the Society or network, or the IFRC region; null at global level. */
  readonly of: string | null;
  readonly societies: readonly string[];
}

/** Branches with capacity at the key points of some Societies. `present`, `none` and `unknown` are all of `keyPoints`. */
export interface KeyPointsAtLevel extends KeyPointMembers {
  /** Of the Societies, those in whose country is no key point. */
  readonly societiesWithoutPoint: number;
  /** Points × Societies of their country: a crossing between two members counts twice. */
  readonly keyPoints: number;
  readonly present: number;
  readonly none: number;
  readonly unknown: number;
  /** Share of the points with capacity, if of the unknown none has, and if all have; null: there is no point. */
  readonly presentShareAtLeast: number | null;
  readonly presentShareAtMost: number | null;
  /** Different branches that are known to be there: at least so many. */
  readonly branches: number;
}

/** Decision 0022, rule 10. O(points × levels in which a Society is). */
export function keyPointLevels(
  points: readonly KeyPointInCodes[],
  levels: readonly KeyPointMembers[],
): KeyPointsAtLevel[] {
  const bySociety = Map.groupBy(points, ({ society }) => society);
  return levels.map((members) => {
    const own = members.societies.flatMap((society) => bySociety.get(society) ?? []);
    const count = (wanted: Capacity) => own.filter(({ capacity }) => capacity === wanted).length;
    const [present, none, unknown] = [count('PRESENT'), count('NONE'), count('UNKNOWN')];
    const share = (part: number) => (own.length === 0 ? null : part / own.length);
    return {
      ...members,
      societiesWithoutPoint: members.societies.filter((society) => !bySociety.has(society)).length,
      keyPoints: own.length,
      present,
      none,
      unknown,
      presentShareAtLeast: share(present),
      presentShareAtMost: share(present + unknown),
      branches: new Set(own.flatMap(({ branches }) => branches)).size,
    };
  });
}
