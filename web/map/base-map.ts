import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { MultiLineString } from 'geojson';
import type { GeoPermissibleObjects } from 'd3-geo';
import outlines from 'world-atlas/countries-50m.json?url';

/** Land, and borders between countries. */
export interface BaseMap {
  readonly land: GeoPermissibleObjects;
  readonly borders: MultiLineString;
}

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

let loading: Promise<BaseMap> | null = null;

/** Outlines of Natural Earth, fetched from this server once. Rejects when they cannot be had: the trail is drawn without them. */
export function loadBaseMap(): Promise<BaseMap> {
  loading ??= load();
  return loading;
}

async function load(): Promise<BaseMap> {
  const response = await fetch(outlines);
  if (!response.ok) throw new Error(`The outlines of countries were not served: ${response.status}.`);
  const world = (await response.json()) as World;
  return {
    land: feature(world, world.objects.land),
    borders: mesh(world, world.objects.countries, (a, b) => a !== b),
  };
}
