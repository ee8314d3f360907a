import type { Point } from 'geojson';
import type { Fact } from '../../graph/model/kinds.ts';
import { type Column, column } from './column.ts';

/** A row that is about one stop. */
export interface AtStop {
  readonly stop: Fact<'Stop'>;
  /** Null at sea. */
  readonly country: Fact<'Country'> | null;
}

export const PLACE_COLUMNS: readonly Column<AtStop>[] = [
  column.text('stop', '#loc+code', 'Code of the stop', ({ stop }) => stop.code),
  column.text('stopName', '#loc+name', 'Its name', ({ stop }) => stop.name),
  column.text('stopKind', '#loc+type', 'Its kind', ({ stop }) => stop.kind),
  column.text(
    'country',
    '#country+code+v_iso3',
    'ISO 3166-1 alpha-3; empty at sea',
    ({ country }) => country?.code ?? null,
  ),
  column.text('countryName', '#country+name', 'English name', ({ country }) => country?.name ?? null),
  column.number('lat', '#geo+lat', 'Degrees north (WGS 84)', ({ stop }) => stop.lat),
  column.number('lon', '#geo+lon', 'Degrees east (WGS 84)', ({ stop }) => stop.lon),
];

export const pointAt = ({ lat, lon }: { readonly lat: number; readonly lon: number }): Point => ({
  type: 'Point',
  coordinates: [lon, lat],
});
