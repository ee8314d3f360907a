/** How the map is moved: a point p of the projection stands at p × k + (x, y). */
export interface Camera {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const AT_REST: Camera = { k: 1, x: 0, y: 0 };

const LEAST = 0.5;
const MOST = 200;

/** Zooms by a factor; what stands at (x, y) stays there. */
export function zoomed(
  { k, x, y }: Camera,
  factor: number,
  at: { readonly x: number; readonly y: number },
): Camera {
  const next = Math.min(MOST, Math.max(LEAST, k * factor));
  const by = next / k;
  return { k: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by };
}

export const moved = ({ k, x, y }: Camera, dx: number, dy: number): Camera => ({ k, x: x + dx, y: y + dy });
