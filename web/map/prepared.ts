import type { Scene } from './scene.ts';

/** What stays the same while the map is moved. */
export interface Prepared {
  readonly scene: Scene;
  /** Of the stops, in the projection at rest. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Outlines of land and borders in the projection at rest. Null: they have not come yet. */
  readonly land: Path2D | null;
  readonly borders: Path2D | null;
  readonly mostPeople: number;
}
