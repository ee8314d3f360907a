import type { Camera } from './camera.ts';
import type { Palette } from './draw-glyph.ts';
import type { LegLook, Scene } from './scene.ts';
import type { Prepared } from './prepared.ts';

/** px. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** Of the device's pixels to one of the page. */
  readonly ratio: number;
}

/** Land, borders and legs: what lies under the marks. O(legs + length of the outlines). */
export function drawGround(
  ctx: CanvasRenderingContext2D,
  prepared: Prepared,
  { k, x, y }: Camera,
  { width, height, ratio }: Size,
  palette: Palette,
): void {
  const { land, borders } = prepared;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  if (land !== null && borders !== null) {
    ctx.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
    ctx.fillStyle = palette.land;
    ctx.fill(land);
    ctx.lineWidth = 1 / k;
    ctx.strokeStyle = palette.line;
    ctx.stroke(borders);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  drawLegs(ctx, prepared, { k, x, y }, { width, height }, palette);
}

/** Drawn as one path: many lines in one cost much more than the same in several, one line in each costs most. */
const MOST_IN_A_PATH = 100;

interface Lines {
  readonly look: LegLook;
  readonly lineWidth: number;
  path: Path2D;
  count: number;
}

function drawLegs(
  ctx: CanvasRenderingContext2D,
  { scene, xs, ys, mostPeople }: Prepared,
  { k, x, y }: Camera,
  { width, height }: { readonly width: number; readonly height: number },
  palette: Palette,
): void {
  ctx.lineCap = 'butt';
  const byLook = new Map<string, Lines>();
  const draw = ({ look, lineWidth, path }: Lines) => {
    ctx.lineWidth = look === null ? 1 : lineWidth;
    ctx.strokeStyle = look === 'good' ? palette.good : look === 'bad' ? palette.bad : palette.quiet;
    ctx.setLineDash(look === 'bad' ? [8, 4] : look === 'unknown' ? [2, 4] : []);
    ctx.stroke(path);
  };
  for (const { from, to, look, peoplePerYear } of scene.legs) {
    const [x1, y1, x2, y2] = [xs[from]! * k + x, ys[from]! * k + y, xs[to]! * k + x, ys[to]! * k + y];
    if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > height)
      continue;
    const lineWidth = widthOf(peoplePerYear, mostPeople);
    const key = `${look} ${lineWidth}`;
    let lines = byLook.get(key);
    if (lines === undefined) byLook.set(key, (lines = { look, lineWidth, path: new Path2D(), count: 0 }));
    lines.path.moveTo(x1, y1);
    lines.path.lineTo(x2, y2);
    if (++lines.count < MOST_IN_A_PATH) continue;
    draw(lines);
    lines.path = new Path2D();
    lines.count = 0;
  }
  for (const lines of byLook.values()) draw(lines);
  ctx.setLineDash([]);
}

const widthOf = (people: Scene['legs'][number]['peoplePerYear'], most: number): number =>
  people === null || most === 0 ? 2 : Math.round(2 + 7 * Math.sqrt(people / most));
