import type { SourceFormat } from '../source-format.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { columnsByTable } from './columns-by-table.ts';
import { headersOf } from './columns.ts';
import { openIncidents } from './incidents.ts';

/** IOM Missing Migrants, every release: single incidents, of which totals alone are kept. */
export const missingMigrants: SourceFormat = {
  name: 'missing-migrants',
  about: 'IOM Missing Migrants: incidents, summed by leg, trail or country and year',
  fields: [
    'Incident ID',
    'Web ID',
    'Incident Date',
    'Reported Date',
    'Number Dead',
    'No. dead',
    'Minimum Estimated Number of Missing',
    'Total Dead and Missing',
    'Migration Route',
    'Coordinates',
    'Location Coordinates',
  ],
  recognise(sample) {
    const columns = columnsByTable(headersOf(sample), 'incident-words', bundledMappings());
    const counts = ['dead', 'missing', 'total'].filter((field) => columns.has(field)).length;
    const dated = columns.has('date') || columns.has('year');
    const placed =
      columns.has('route') || columns.has('coordinates') || (columns.has('lat') && columns.has('lon'));
    if (counts === 0 || !dated || !placed) return 0;
    return counts > 1 ? 0.97 : 0.6;
  },
  async open(sample, context) {
    return openIncidents(sample, context);
  },
};
