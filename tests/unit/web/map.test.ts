import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT_REST, moved, zoomed } from '../../../web/map/camera.ts';
import { markAt, marksOf } from '../../../web/map/clusters.ts';
import { projectionOn } from '../../../web/map/projection.ts';
import { legLook, mostPressing, type SceneStop } from '../../../web/map/scene.ts';
import type { Look } from '../../../web/parts/status.ts';

const WINDOW = { width: 800, height: 560 };
const stop = (look: Look): SceneStop => ({
  code: 'a',
  name: 'A',
  country: null,
  lat: 0,
  lon: 0,
  isBorder: false,
  cells: [],
  look,
});

describe('what is drawn on the map', () => {
  it('what is known to be missing presses before what nobody knows, and that before what is there', () => {
    expect(mostPressing(['good', 'unknown', 'bad'])).toBe('bad');
    expect(mostPressing(['good', 'unknown'])).toBe('unknown');
    expect(mostPressing([])).toBe('none');
  });

  it('a leg looks as most of its km; unknown km are never good ones', () => {
    const km = (kmInCare: number, kmWithoutCare: number, kmUnknown: number) => ({
      kmInCare,
      kmWithoutCare,
      kmUnknown,
    });
    expect(legLook([km(25, 0, 100)])).toBe('unknown');
    expect(legLook([km(25, 100, 0), km(25, 0, 100)])).toBe('bad');
    expect(legLook([km(30, 0, 0)])).toBe('good');
    expect(legLook([])).toBeNull();
  });

  it('every stop in the window is in exactly one mark, and no gap hides behind its neighbours', () => {
    const looks: Look[] = ['good', 'bad', 'unknown', 'partly', 'none'];
    const points = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 799 }), fc.integer({ min: 0, max: 559 }), fc.constantFrom(...looks)),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(points, (drawn) => {
        const stops = drawn.map(([, , look]) => stop(look));
        const marks = marksOf(
          stops,
          Float64Array.from(drawn, ([x]) => x),
          Float64Array.from(drawn, ([, y]) => y),
          WINDOW,
          22,
        );
        expect(marks.flatMap((mark) => mark.stops).toSorted((a, b) => a - b)).toEqual(
          stops.map((_, place) => place),
        );
        for (const mark of marks)
          expect(mark.look).toBe(mostPressing(mark.stops.map((place) => stops[place]!.look)));
      }),
    );
  });

  it('the nearest mark is pointed at, and none that is too far', () => {
    const marks = [
      { x: 100, y: 100, stops: [0], look: 'good' as const },
      { x: 110, y: 100, stops: [1], look: 'bad' as const },
    ];
    expect(markAt(marks, 108, 100, 16)?.stops).toEqual([1]);
    expect(markAt(marks, 300, 300, 16)).toBeNull();
  });

  it('what stands under the pointer stays there while the map is zoomed', () => {
    const camera = moved(AT_REST, 30, -20);
    const at = { x: 200, y: 150 };
    const next = zoomed(camera, 3, at);
    const under = { x: (at.x - camera.x) / camera.k, y: (at.y - camera.y) / camera.k };
    expect(under.x * next.k + next.x).toBeCloseTo(at.x, 9);
    expect(under.y * next.k + next.y).toBeCloseTo(at.y, 9);
  });

  it('all points are inside, also of a trail over the antimeridian, which is drawn in one piece', () => {
    const fiji = [
      { lat: -17.7, lon: 177.4 },
      { lat: -16.8, lon: -179.9 },
      { lat: -14.3, lon: -178.1 },
    ];
    const projection = projectionOn(fiji, WINDOW.width, WINDOW.height);
    const xs = fiji.map(({ lat, lon }) => projection([lon, lat])![0]);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    for (const x of xs) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(WINDOW.width);
    }
    expect(() => projectionOn([], 800, 560)).not.toThrow();
  });
});
