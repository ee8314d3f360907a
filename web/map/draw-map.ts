import type { Camera } from './camera.ts';
import { type Mark, marksOf } from './clusters.ts';
import { drawGlyph, type Palette } from './draw-glyph.ts';
import { drawGates } from './draw-gates.ts';
import type { Size } from './draw-ground.ts';
import type { Ground } from './ground.ts';
import type { Prepared } from './prepared.ts';
import type { Scene } from './scene.ts';

const CELL = 30;
const RADIUS = 6.5;
const MOST_LABELS = 60;
const LABEL_PX = 12;

/** Draws one frame, and gives the marks in it, for whoever points at one. O(stops). `resting`: nothing moves, so that it is drawn as well as it can be. */
export function drawMap(
  ctx: CanvasRenderingContext2D,
  ground: Ground,
  { scene, xs, ys }: Prepared,
  camera: Camera,
  size: Size,
  palette: Palette,
  { chosen, resting }: { readonly chosen: number | null; readonly resting: boolean },
): { readonly marks: Mark[]; readonly isSharp: boolean } {
  const { k, x: dx, y: dy } = camera;
  const isSharp = ground.put(ctx, camera, resting);
  const sx = new Float64Array(xs.length);
  const sy = new Float64Array(ys.length);
  for (let i = 0; i < xs.length; i++) {
    sx[i] = xs[i]! * k + dx;
    sy[i] = ys[i]! * k + dy;
  }
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
  return { marks, isSharp };
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
