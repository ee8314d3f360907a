import type { Camera } from './camera.ts';
import { drawGround, type Size } from './draw-ground.ts';
import type { Palette } from './draw-glyph.ts';
import type { Prepared } from './prepared.ts';

/** How far the picture reaches beyond the window, as a share of it on each side. */
const BEYOND = 0.3;
/** While the map is moved, a picture is drawn anew no sooner than this after the former one. */
const PAUSE_MS = 400;
/** A picture that is enlarged more than this is too coarse. */
const COARSE = 1.6;

/**
 * Land, borders and legs as a picture a little larger than the window. While the map is moved the picture is moved, which costs the same for
 * any number of legs; it is drawn anew when the map rests.
 */
export interface Ground {
  /** Puts it under the marks. Gives whether it is sharp: else call again, `resting`, when nothing moves any more. */
  put(ctx: CanvasRenderingContext2D, camera: Camera, resting: boolean): boolean;
}

export function groundOf(prepared: Prepared, { width, height, ratio }: Size, palette: Palette): Ground {
  const [beyondX, beyondY] = [Math.ceil(width * BEYOND), Math.ceil(height * BEYOND)];
  const size = { width: width + 2 * beyondX, height: height + 2 * beyondY, ratio };
  const picture = document.createElement('canvas');
  picture.width = Math.round(size.width * ratio);
  picture.height = Math.round(size.height * ratio);
  const onPicture = picture.getContext('2d')!;
  let drawn: { readonly camera: Camera; readonly at: number } | null = null;
  const draw = (camera: Camera): void => {
    drawGround(
      onPicture,
      prepared,
      { k: camera.k, x: camera.x + beyondX, y: camera.y + beyondY },
      size,
      palette,
    );
    drawn = { camera, at: performance.now() };
  };
  /** Where the picture stands in the window. */
  const placed = (now: Camera, { camera }: NonNullable<typeof drawn>) => {
    const by = now.k / camera.k;
    return { by, x: now.x - (camera.x + beyondX) * by, y: now.y - (camera.y + beyondY) * by };
  };
  const fits = ({ by, x, y }: ReturnType<typeof placed>) =>
    by < COARSE && x <= 0 && y <= 0 && x + size.width * by >= width && y + size.height * by >= height;
  return {
    put(ctx, camera, resting) {
      const moves = drawn !== null && !same(drawn.camera, camera);
      if (
        drawn === null ||
        (moves && (resting || (!fits(placed(camera, drawn)) && performance.now() - drawn.at > PAUSE_MS)))
      )
        draw(camera);
      const { by, x, y } = placed(camera, drawn!);
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, width, height);
      ctx.drawImage(picture, x, y, size.width * by, size.height * by);
      return same(drawn!.camera, camera);
    },
  };
}

const same = (a: Camera, b: Camera): boolean => a.k === b.k && a.x === b.x && a.y === b.y;
