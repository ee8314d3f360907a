import { PNG } from 'pngjs';

/** A picture as rows of blocks of 4 × 4 px, each by its mean brightness, 0 to 255. */
export interface Blocks {
  readonly columns: number;
  readonly rows: number;
  readonly brightness: Float64Array;
}

const SIDE = 4;

/** Letters drawn a little otherwise by another machine are the same blocks; a part that moved, or that is not there, is not. */
export function blocksOf(png: Buffer): Blocks {
  const { width, height, data } = PNG.sync.read(png);
  const [columns, rows] = [Math.ceil(width / SIDE), Math.ceil(height / SIDE)];
  const [sum, count] = [new Float64Array(columns * rows), new Float64Array(columns * rows)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      const block = Math.floor(y / SIDE) * columns + Math.floor(x / SIDE);
      sum[block]! += (data[at]! + data[at + 1]! + data[at + 2]!) / 3;
      count[block]!++;
    }
  }
  return { columns, rows, brightness: sum.map((total, block) => total / count[block]!) };
}

const SEEN = 20;

/** Share of blocks, 0 to 1, that a person would see to be other; 1 for pictures of another size. */
export function differingShare(a: Blocks, b: Blocks): number {
  if (a.columns !== b.columns || a.rows !== b.rows) return 1;
  const differing = a.brightness.filter((value, block) => Math.abs(value - b.brightness[block]!) > SEEN);
  return differing.length / a.brightness.length;
}

/** The picture at half its width and height, which is enough to look at, and a fourth of the bytes to keep. */
export function halved(png: Buffer): Buffer {
  const whole = PNG.sync.read(png);
  const half = new PNG({ width: Math.floor(whole.width / 2), height: Math.floor(whole.height / 2) });
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const at = (right: number, down: number) =>
          whole.data[4 * ((2 * y + down) * whole.width + 2 * x + right) + channel]!;
        half.data[4 * (y * half.width + x) + channel] = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4;
      }
    }
  }
  return PNG.sync.write(half, { colorType: 2, deflateLevel: 9 });
}
