import { expect } from 'vitest';
import { type Point, greatCircleKm } from '../../../graph/model/great-circle.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { at, codesOf, loadFacts } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { fact } from '../facts.ts';

const stops = (points: Record<string, [number, number]>) =>
  Object.entries(points).map(([code, [lat, lon]]) => fact('Stop', code, { lat, lon }));

async function within(store: GraphStore, centre: Point, km: number): Promise<string[]> {
  const where = [{ test: 'near', ...centre, km } as const];
  const page = await store.page('Stop', { first: 1_000, where }, at(1));
  const short = await store.page('Stop', { first: 1, where }, at(1));
  expect([page.totalCount, short.totalCount]).toEqual([page.facts.length, page.facts.length]);
  return codesOf(page.facts);
}

export function nearCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'near includes a point at the distance and excludes one a metre farther',
    onEmptyStore(async (store) => {
      const centre = { lat: 9.03, lon: 38.74 };
      const place: [number, number] = [9.2, 38.9];
      const km = greatCircleKm(centre, { lat: place[0], lon: place[1] });
      await loadFacts(store, { Stop: stops({ centre: [9.03, 38.74], place }) });
      expect(await within(store, centre, km)).toEqual(['centre', 'place']);
      expect(await within(store, centre, km - 0.001)).toEqual(['centre']);
      expect(await within(store, centre, 0)).toEqual(['centre']);
    }),
  );

  test(
    'near finds points in the circle and not those in the corners of its box',
    onEmptyStore(async (store) => {
      const grid: Record<string, [number, number]> = {};
      for (let lat = -4; lat <= 4; lat += 0.5)
        for (let lon = -4; lon <= 4; lon += 0.5)
          grid[`p${lat}_${lon}`.replaceAll('-', 'm')] = [60 + lat, 20 + lon];
      await loadFacts(store, { Stop: stops(grid) });
      const centre = { lat: 60.1, lon: 20.1 };
      for (const km of [30, 100, 200, 333]) {
        const expected = Object.entries(grid).filter(
          ([, [lat, lon]]) => greatCircleKm(centre, { lat, lon }) <= km,
        );
        expect(expected.length).toBeGreaterThan(0);
        expect(await within(store, centre, km)).toEqual(expected.map(([code]) => code).toSorted());
      }
    }),
  );

  test(
    'near crosses the antimeridian, in both directions',
    onEmptyStore(async (store) => {
      await loadFacts(store, {
        Stop: stops({
          east: [-17, 179.9],
          west: [-17, -179.9],
          line: [-17, 180],
          lineWest: [-17, -180],
          far: [-17, 178],
        }),
      });
      const around = ['east', 'line', 'lineWest', 'west'];
      expect(await within(store, { lat: -17, lon: 179.95 }, 30)).toEqual(around);
      expect(await within(store, { lat: -17, lon: -179.95 }, 30)).toEqual(around);
      expect(await within(store, { lat: -17, lon: -180 }, 12)).toEqual(around);
      expect(await within(store, { lat: -17, lon: 179.95 }, 7)).toEqual(['east', 'line', 'lineWest']);
    }),
  );

  test(
    'near works at the poles and over the whole Earth',
    onEmptyStore(async (store) => {
      await loadFacts(store, {
        Stop: stops({ north: [90, 0], a: [89.9, 10], b: [89.9, -170], south: [-90, 77], c: [0, 0] }),
      });
      expect(await within(store, { lat: 90, lon: 120 }, 12)).toEqual(['a', 'b', 'north']);
      expect(await within(store, { lat: 89.9, lon: -170 }, 23)).toEqual(['a', 'b', 'north']);
      expect(await within(store, { lat: 89.9, lon: -170 }, 12)).toEqual(['b', 'north']);
      expect(await within(store, { lat: -90, lon: 0 }, 1)).toEqual(['south']);
      expect(await within(store, { lat: 0, lon: 0 }, 20_100)).toEqual(['a', 'b', 'c', 'north', 'south']);
    }),
  );

  test(
    'a fact without a point is near nothing, and near goes with other conditions',
    onEmptyStore(async (store) => {
      await loadFacts(store, {
        Service: [
          fact('Service', 'nowhere', { country: 'ETH' }),
          fact('Service', 'here', { lat: 9, lon: 38, country: 'ETH' }),
          fact('Service', 'there', { lat: 9, lon: 38, country: 'SDN' }),
        ],
      });
      const near = { test: 'near', lat: 9, lon: 38, km: 30_000 } as const;
      expect(codesOf((await store.page('Service', { first: 9, where: [near] }, at(1))).facts)).toEqual([
        'here',
        'there',
      ]);
      const both = [near, { test: 'in', field: 'country', values: ['ETH'] } as const];
      expect(codesOf((await store.page('Service', { first: 9, where: both }, at(1))).facts)).toEqual([
        'here',
      ]);
      const pages = await store.pagesBy('Service', 'country', ['ETH'], { first: 9, where: [near] }, at(1));
      expect(pages.get('ETH')).toMatchObject({ totalCount: 1, hasNextPage: false });
    }),
  );
}
