import type { AnyFact } from '../../graph/model/kinds.ts';
import { parseCoordinates } from '../../loaders/formats/parse-coordinates.ts';
import { parseDate } from '../../loaders/formats/parse-date.ts';
import type { LoadOptions, Put, SourceFormat } from '../../loaders/source-format.ts';

export function envelopeOf(options: Pick<LoadOptions, 'source' | 'visibility'>) {
  return {
    source: options.source,
    asOf: null,
    validFrom: null,
    validUntil: null,
    visibility: options.visibility,
  };
}

/**
 * A format of the tests alone: columns `stop, country, lat, lon, rank, date`. Each row is a stop whose key is its name; the
 * pipeline is tested with it, apart from the real formats.
 */
export const toyFormat: SourceFormat = {
  name: 'toy',
  about: 'For tests',
  fields: ['stop', 'country', 'lat', 'lon', 'rank', 'date'],
  recognise: ({ headers }) => (headers.includes('stop') ? 1 : 0),
  async open(_, { options }) {
    return {
      start: async () => [],
      finish: async () => [],
      droppedColumns: [{ column: 'contact', reason: 'personal data: not read, not kept' }],
      read({ cells }) {
        const point = parseCoordinates(cells['lat'] ?? '', cells['lon'] ?? '');
        if (!point.ok) {
          const value = `${cells['lat']}, ${cells['lon']}`;
          return {
            outcome: 'rejected',
            rejection: { column: 'lat', value, rule: `The point ${point.rule}.`, accepted: point.accepted },
          };
        }
        const date = cells['date'] ?? '';
        const day = date === '' ? null : parseDate(date);
        if (day !== null && !day.ok) {
          return {
            outcome: 'rejected',
            rejection: { column: 'date', value: date, rule: `The date ${day.rule}.`, accepted: day.accepted },
          };
        }
        const name = cells['stop'] ?? '';
        const fact: AnyFact = {
          ...envelopeOf(options),
          code: `${options.source}:${name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}`,
          asOf: day === null ? options.asOf : day.value,
          name,
          alternatives: [],
          kind: cells['kind'] ?? 'CITY',
          country: cells['country'] ?? null,
          otherCountry: null,
          ...point.value,
          adminAreas: [],
        };
        const put: Put = ['Stop', fact];
        return { outcome: 'facts', key: name.toLowerCase(), rank: Number(cells['rank'] ?? 0), puts: [put] };
      },
    };
  },
};
