import type { Look } from '../parts/status.ts';

/** Colours of the looks, as in style/tokens.css: a canvas knows no classes. */
export type Palette = Readonly<Record<Look | 'paper' | 'ink' | 'line' | 'land' | 'quiet', string>>;

/** Draws a look's shape around (x, y), as parts/status-glyph.tsx does in SVG. */
export function drawGlyph(
  ctx: CanvasRenderingContext2D,
  look: Look,
  x: number,
  y: number,
  r: number,
  palette: Palette,
): void {
  ctx.lineWidth = Math.max(1.4, r / 4);
  ctx.strokeStyle = palette[look];
  ctx.fillStyle = palette[look];
  ctx.beginPath();
  if (look === 'bad') {
    ctx.rect(x - r, y - r, 2 * r, 2 * r);
    ctx.fill();
    ctx.strokeStyle = palette.paper;
    ctx.beginPath();
    ctx.moveTo(x - r / 2, y - r / 2);
    ctx.lineTo(x + r / 2, y + r / 2);
    ctx.moveTo(x + r / 2, y - r / 2);
    ctx.lineTo(x - r / 2, y + r / 2);
    ctx.stroke();
    return;
  }
  if (look === 'broken') {
    const apart = r * 0.28;
    ctx.arc(x - apart, y, r * 0.9, Math.PI / 2, (3 * Math.PI) / 2);
    ctx.closePath();
    ctx.moveTo(x + apart, y - r * 0.9);
    ctx.arc(x + apart, y, r * 0.9, -Math.PI / 2, Math.PI / 2);
    ctx.closePath();
    ctx.fill();
    return;
  }
  if (look === 'unknown') {
    const d = r * 1.25;
    ctx.moveTo(x, y - d);
    ctx.lineTo(x + d, y);
    ctx.lineTo(x, y + d);
    ctx.lineTo(x - d, y);
    ctx.closePath();
    hollow(ctx, palette);
    ctx.font = `bold ${Math.round(r * 1.5)}px system-ui, sans-serif`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText('?', x, y + 0.5);
    return;
  }
  if (look === 'withheld') {
    ctx.rect(x - r * 0.8, y - r * 0.2, r * 1.6, r);
    hollow(ctx, palette);
    ctx.beginPath();
    ctx.arc(x, y - r * 0.2, r * 0.5, Math.PI, 0);
    ctx.stroke();
    return;
  }
  if (look === 'none') {
    ctx.arc(x, y, r * 0.45, 0, 2 * Math.PI);
    hollow(ctx, palette);
    return;
  }
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  if (look === 'good') {
    ctx.fill();
    return;
  }
  if (look === 'planned') ctx.setLineDash([r / 2, r / 3]);
  hollow(ctx, palette);
  ctx.setLineDash([]);
  if (look === 'partly') {
    ctx.beginPath();
    ctx.arc(x, y, r, Math.PI / 2, (3 * Math.PI) / 2);
    ctx.fill();
  }
}

/** Paper inside, the colour around. */
function hollow(ctx: CanvasRenderingContext2D, palette: Palette): void {
  const colour = ctx.fillStyle;
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.fillStyle = colour;
  ctx.stroke();
}
