import type { SourceFormat } from '../source-format.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { headersOf } from './columns.ts';
import { routeColumns } from './route-columns.ts';
import { openRouteLinks } from './route-links.ts';
import { openRouteStops } from './route-stops.ts';

/** Route networks as two tables, of stops and of links between their names: each is recognised, and both have one source. */
export const routes: SourceFormat = {
  name: 'routes',
  about: 'Stop and link tables of a route network',
  fields: [
    '#name',
    'name',
    'latitude',
    'longitude',
    'location_type',
    'country',
    'region',
    '#name1',
    'name1',
    'name2',
    'distance',
  ],
  recognise(sample) {
    const mappings = bundledMappings();
    const columns = routeColumns(headersOf(sample), mappings);
    if (columns.has('sector') || columns.has('volunteers')) return 0;
    if (columns.has('from') && columns.has('to')) return columns.has('km') ? 0.95 : 0;
    if (!columns.has('name') || !columns.has('lat') || !columns.has('lon') || !columns.has('type')) return 0;
    const known = sample.rows.filter((row) => {
      const type = columns.text(row, 'type');
      return type !== '' && (mappings.match('stop-kinds', { words: type })?.['kind'] ?? '') !== '';
    });
    return known.length > sample.rows.length / 2 ? 0.8 : 0;
  },
  async open(sample, context) {
    const columns = routeColumns(headersOf(sample), context.mappings);
    return columns.has('from')
      ? openRouteLinks(sample, columns, context)
      : openRouteStops(sample, columns, context);
  },
};
