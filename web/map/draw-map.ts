import type { Camera } from './camera.ts';
import { type Mark, marksOf } from './clusters.ts';
import { drawGlyph, type Palette } from './draw-glyph.ts';
import { drawGates } from './draw-gates.ts';
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

const CELL = 30;
const RADIUS = 6.5;
const MOST_LABELS = 60;
const LABEL_PX = 12;

/** Draws one frame, and gives the marks in it, for whoever points at one. O(stops + legs). */
export function drawMap(
  ctx: CanvasRenderingContext2D,
  { scene, xs, ys, land, borders, mostPeople }: Prepared,
  camera: Camera,
  size: { readonly width: number; readonly height: number; readonly ratio: number },
  palette: Palette,
  chosen: number | null,
): Mark[] {
  const { k, x: dx, y: dy } = camera;
  const { width, height, ratio } = size;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  if (land !== null && borders !== null) {
    ctx.setTransform(ratio * k, 0, 0, ratio * k, ratio * dx, ratio * dy);
    ctx.fillStyle = palette.land;
    ctx.fill(land);
    ctx.lineWidth = 1 / k;
    ctx.strokeStyle = palette.line;
    ctx.stroke(borders);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  const sx = new Float64Array(xs.length);
  const sy = new Float64Array(ys.length);
  for (let i = 0; i < xs.length; i++) {
    sx[i] = xs[i]! * k + dx;
    sy[i] = ys[i]! * k + dy;
  }
  drawLegs(ctx, scene, sx, sy, size, palette, mostPeople);
  const marks = marksOf(scene.stops, sx, sy, size, CELL);
  for (const mark of marks) {
    const several = mark.stops.length > 1;
    drawGlyph(ctx, mark.look, mark.x, mark.y, several ? RADIUS + 2.5 : RADIUS, palette);
    if (!several) continue;
    ctx.font = '600 11px system-ui, sans-serif';
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    written(ctx, String(mark.stops.length), mark.x + RADIUS + 5, mark.y - RADIUS, palette);
  }
  drawGates(ctx, scene.borders, sx, sy, palette);
  drawNames(ctx, scene, marks, palette, chosen);
  const at = chosen === null ? undefined : marks.find(({ stops }) => stops.includes(chosen));
  if (at !== undefined) {
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 2.5;
    ctx.beginPath();
    ctx.arc(at.x, at.y, RADIUS + 7, 0, 2 * Math.PI);
    ctx.stroke();
  }
  return marks;
}

function drawLegs(
  ctx: CanvasRenderingContext2D,
  { legs }: Scene,
  xs: Float64Array,
  ys: Float64Array,
  { width, height }: { readonly width: number; readonly height: number },
  palette: Palette,
  mostPeople: number,
): void {
  // One path per look and width: a stroke for each leg would cost most of the frame.
  const paths = new Map<
    string,
    { readonly path: Path2D; readonly look: string | null; readonly lineWidth: number }
  >();
  for (const { from, to, look, peoplePerYear } of legs) {
    const [x1, y1, x2, y2] = [xs[from]!, ys[from]!, xs[to]!, ys[to]!];
    if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > height)
      continue;
    const lineWidth =
      peoplePerYear === null || mostPeople === 0
        ? 2
        : Math.round(2 + 7 * Math.sqrt(peoplePerYear / mostPeople));
    const key = `${look} ${lineWidth}`;
    let known = paths.get(key);
    if (known === undefined) paths.set(key, (known = { path: new Path2D(), look, lineWidth }));
    known.path.moveTo(x1, y1);
    known.path.lineTo(x2, y2);
  }
  for (const { path, look, lineWidth } of paths.values()) {
    ctx.lineWidth = lineWidth;
    ctx.lineCap = 'butt';
    ctx.strokeStyle = look === 'good' ? palette.good : look === 'bad' ? palette.bad : palette.quiet;
    ctx.setLineDash(look === 'bad' ? [8, 4] : look === 'unknown' ? [2, 4] : []);
    if (look === null) ctx.lineWidth = 1;
    ctx.stroke(path);
  }
  ctx.setLineDash([]);
}

/** Names, as far as none stands on another; the chosen stop and those that press first. */
function drawNames(
  ctx: CanvasRenderingContext2D,
  { stops }: Scene,
  marks: readonly Mark[],
  palette: Palette,
  chosen: number | null,
): void {
  const taken: { x: number; y: number; width: number }[] = [];
  ctx.font = `${LABEL_PX}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const isChosen = (mark: Mark) => chosen !== null && mark.stops.includes(chosen);
  const order = marks
    .filter((mark) => mark.stops.length === 1 || isChosen(mark))
    .toSorted(
      (a, b) =>
        Number(isChosen(b)) - Number(isChosen(a)) || Number(a.look === 'none') - Number(b.look === 'none'),
    );
  for (const mark of order) {
    if (taken.length >= MOST_LABELS) return;
    const { name } = stops[isChosen(mark) ? chosen! : mark.stops[0]!]!;
    const text = name.length > 28 ? `${name.slice(0, 27)}…` : name;
    const box = { x: mark.x + RADIUS + 5, y: mark.y, width: text.length * 6.6 };
    const free = taken.every(
      (other) =>
        Math.abs(other.y - box.y) > LABEL_PX + 2 ||
        box.x > other.x + other.width ||
        other.x > box.x + box.width,
    );
    if (!free) continue;
    taken.push(box);
    written(ctx, text, box.x, box.y, palette);
  }
}

/** With paper around the letters, so that they are read over lines. */
function written(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, palette: Palette): void {
  ctx.lineWidth = 3;
  ctx.strokeStyle = palette.paper;
  ctx.lineJoin = 'round';
  ctx.strokeText(text, x, y);
  ctx.fillStyle = palette.ink;
  ctx.fillText(text, x, y);
}
