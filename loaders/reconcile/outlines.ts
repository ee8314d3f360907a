import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type Edges, edgesOf, holds, nearestKm } from './polygon-edges.ts';
import { countryCode, worldCountryRecords } from './world-countries-data.ts';

/**
 * Outlines that Natural Earth draws without an ISO number. A point there is in the ISO 3166 code that stands for
 * the land in that standard; this says nothing about anybody's status. Others (Siachen, bases, reefs) are in none.
 */
const CODE_BY_NAME: Readonly<Record<string, string>> = {
  Somaliland: 'SOM',
  Kosovo: 'XKX',
  'N. Cyprus': 'CYP',
  'Cyprus U.N. Buffer Zone': 'CYP',
  Baikonur: 'KAZ',
  'USNB Guantanamo Bay': 'CUB',
  'Indian Ocean Ter.': 'AUS',
  'Coral Sea Is.': 'AUS',
};

const MAX_REMEMBERED = 200_000;

export interface Outlines {
  /** ISO3 of the outline that holds the point; null at sea. */
  countryAt(lat: number, lon: number): string | null;
  /** Great-circle km to the outline, 0 inside; null when the country has none. */
  kmOutside(iso3: string, lat: number, lon: number): number | null;
}

interface Named {
  readonly name: string;
}
type Atlas = Topology<{ countries: GeometryCollection<Named> }>;
type Shape = Atlas['objects']['countries']['geometries'][number];

/** The polygons of a country, unpacked at the first question. */
type Outline = () => readonly Edges[];

/** Read once per process: they never change. */
let read: Map<string, Outline> | null = null;

/**
 * Country outlines of world-atlas at 1:10m, good to about 2 km. The first question of one country takes 50 ms and 8 MB,
 * the first `countryAt` 0.5 s and 60 MB.
 */
export function makeOutlines(): Outlines {
  const countryOf = new Map<string, string | null>();
  const kmOf = new Map<string, number | null>();
  const outlines = (): Map<string, Outline> => (read ??= readOutlines());

  function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
    const known = cache.get(key);
    if (known !== undefined) return known;
    if (cache.size >= MAX_REMEMBERED) cache.clear();
    const made = make();
    cache.set(key, made);
    return made;
  }

  return {
    countryAt: (lat, lon) =>
      remember(countryOf, `${lat},${lon}`, () => {
        for (const [code, polygons] of outlines()) {
          if (polygons().some((edges) => holds(edges, lat, lon))) return code;
        }
        return null;
      }),
    kmOutside: (iso3, lat, lon) =>
      remember(kmOf, `${iso3},${lat},${lon}`, () => {
        const polygons = outlines().get(iso3)?.();
        if (polygons === undefined) return null;
        if (polygons.some((edges) => holds(edges, lat, lon))) return 0;
        return Math.min(...polygons.map((edges) => nearestKm(edges, lat, lon)));
      }),
  };
}

function readOutlines(): Map<string, Outline> {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Atlas;
  const iso3ByNumber = new Map(worldCountryRecords().map(({ ccn3, cca3 }) => [ccn3, countryCode(cca3)]));
  const codeOf = ({ id, properties }: Shape) =>
    CODE_BY_NAME[(properties as Named).name] ?? iso3ByNumber.get(String(id ?? 'none'));
  const shapes = Map.groupBy(atlas.objects.countries.geometries, codeOf);
  const outlines = new Map<string, Outline>();
  for (const [code, ofCode] of shapes) {
    if (code !== undefined)
      outlines.set(
        code,
        once(() => polygonsOf(atlas, ofCode)),
      );
  }
  return outlines;
}

function polygonsOf(atlas: Atlas, geometries: Shape[]): Edges[] {
  return feature(atlas, { type: 'GeometryCollection', geometries }).features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return [edgesOf(geometry.coordinates)];
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.map(edgesOf) : [];
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
