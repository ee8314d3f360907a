import { type Look } from '../parts/status.ts';
import { mostPressing, type SceneStop } from './scene.ts';

/** A mark on the map: one stop, or several that are too close to one another to be told apart. */
export interface Mark {
  /** px. */
  readonly x: number;
  readonly y: number;
  /** Places in the scene's stops. */
  readonly stops: readonly number[];
  readonly look: Look;
}

/**
 * Stops within the window, joined where two would stand on one another: a grid of cells of `size` px. O(stops). The most pressing look of a
 * cell is shown, so that no gap hides behind a neighbour.
 */
export function marksOf(
  stops: readonly SceneStop[],
  xs: Float64Array,
  ys: Float64Array,
  window: { readonly width: number; readonly height: number },
  size: number,
): Mark[] {
  const cells = new Map<number, number[]>();
  const columns = Math.ceil(window.width / size) + 2;
  for (let place = 0; place < stops.length; place++) {
    const [x, y] = [xs[place]!, ys[place]!];
    if (x < -size || y < -size || x > window.width + size || y > window.height + size) continue;
    const cell = (Math.floor(y / size) + 1) * columns + Math.floor(x / size) + 1;
    const known = cells.get(cell);
    if (known === undefined) cells.set(cell, [place]);
    else known.push(place);
  }
  return Array.from(cells.values(), (places) => ({
    x: places.reduce((sum, place) => sum + xs[place]!, 0) / places.length,
    y: places.reduce((sum, place) => sum + ys[place]!, 0) / places.length,
    stops: places,
    look: mostPressing(places.map((place) => stops[place]!.look)),
  }));
}

/** The mark nearest to a point, within `within` px. */
export function markAt(marks: readonly Mark[], x: number, y: number, within: number): Mark | null {
  let best: Mark | null = null;
  let least = within;
  for (const mark of marks) {
    const distance = Math.hypot(mark.x - x, mark.y - y);
    if (distance <= least) [best, least] = [mark, distance];
  }
  return best;
}
