import { drawGlyph, type Palette } from './draw-glyph.ts';
import { byPressing, type SceneBorder } from './scene.ts';

/** Side of the plate, and how far it stands above its place. */
const SIDE = 15;
const ABOVE = 21;

/** Borders as plates on a post, with the look of their handovers. Of several that would cover each other the most pressing is drawn. */
export function drawGates(
  ctx: CanvasRenderingContext2D,
  borders: readonly SceneBorder[],
  xs: Float64Array,
  ys: Float64Array,
  palette: Palette,
): void {
  const drawn: { readonly x: number; readonly y: number }[] = [];
  for (const { ends, look } of borders.toSorted((a, b) => byPressing(a.look, b.look))) {
    const x = (xs[ends[0]]! + xs[ends[1]]!) / 2;
    const y = (ys[ends[0]]! + ys[ends[1]]!) / 2;
    if (drawn.some((other) => Math.abs(other.x - x) < SIDE && Math.abs(other.y - y) < SIDE)) continue;
    drawn.push({ x, y });
    ctx.strokeStyle = palette.ink;
    ctx.fillStyle = palette.paper;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x, y - ABOVE + SIDE / 2);
    ctx.stroke();
    ctx.fillRect(x - SIDE / 2, y - ABOVE - SIDE / 2, SIDE, SIDE);
    ctx.strokeRect(x - SIDE / 2, y - ABOVE - SIDE / 2, SIDE, SIDE);
    drawGlyph(ctx, look, x, y - ABOVE, 4.2, palette);
  }
}
