import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Point, greatCircleKm } from '../../../graph/model/great-circle.ts';
import { kmToLine } from '../../../loaders/reconcile/km-to-line.ts';

const point = fc.record({
  lat: fc.double({ min: -70, max: 70, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const step = fc.double({ min: -8, max: 8, noNaN: true });

/** The same by walking: halves the arc again and again, by the middle of two points on the sphere. */
function walked(from: Point, to: Point, at: Point, depth = 11): number {
  if (depth === 0) return Math.min(greatCircleKm(at, from), greatCircleKm(at, to));
  const middle = middleOf(from, to);
  return Math.min(walked(from, middle, at, depth - 1), walked(middle, to, at, depth - 1));
}

function middleOf(a: Point, b: Point): Point {
  const [p, q] = [a, b].map(({ lat, lon }) => {
    const [y, x] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
  });
  const [x, y, z] = p!.map((value, i) => value + q![i]!);
  return {
    lat: (Math.atan2(z!, Math.hypot(x!, y!)) * 180) / Math.PI,
    lon: (Math.atan2(y!, x!) * 180) / Math.PI,
  };
}

describe('km from a point to a leg', () => {
  it('is that of the nearest of many points along it', () => {
    fc.assert(
      fc.property(point, step, step, step, step, (from, a, b, c, d) => {
        const to = { lat: from.lat + a, lon: from.lon + b };
        const at = { lat: from.lat + c, lon: from.lon + d };
        expect(Math.abs(kmToLine(at, from, to) - walked(from, to, at))).toBeLessThan(0.5);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('goes to an end when the foot lies beyond it, and to the one point of a leg without length', () => {
    const here = { lat: 10, lon: 10 };
    expect(kmToLine({ lat: 10, lon: 9 }, here, { lat: 10, lon: 12 })).toBe(
      greatCircleKm({ lat: 10, lon: 9 }, here),
    );
    expect(kmToLine({ lat: 11, lon: 10 }, here, here)).toBe(greatCircleKm({ lat: 11, lon: 10 }, here));
  });
});
