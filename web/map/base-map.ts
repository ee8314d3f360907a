import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { GeoPermissibleObjects } from 'd3-geo';
import outlines from 'world-atlas/countries-50m.json?url';

/** Land, and borders between countries. */
export interface BaseMap {
  readonly land: GeoPermissibleObjects;
  readonly borders: GeoPermissibleObjects;
  /** The borders are those of who runs the server, not Natural Earth's. */
  readonly hasOwnBorders: boolean;
}

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

let loading: Promise<BaseMap> | null = null;

/** Outlines of Natural Earth, fetched from this server once. Rejects when they cannot be had: the trail is drawn without them. */
export function loadBaseMap(): Promise<BaseMap> {
  loading ??= load();
  return loading;
}

async function load(): Promise<BaseMap> {
  const [response, own] = await Promise.all([fetch(outlines), fetch('/borders.json')]);
  if (!response.ok) throw new Error(`The outlines of countries were not served: ${response.status}.`);
  // Borders are somebody's word: when those of who runs the server cannot be had, none are drawn in their place.
  if (!own.ok) throw new Error(`The borders were not served: ${own.status}.`);
  const hasOwnBorders = own.status === 200;
  const world = (await response.json()) as World;
  return {
    land: feature(world, world.objects.land),
    borders: hasOwnBorders
      ? ((await own.json()) as GeoPermissibleObjects)
      : mesh(world, world.objects.countries, (a, b) => a !== b),
    hasOwnBorders,
  };
}
