import type { LoadContext, RowReader, RowResult } from '../source-format.ts';
import type { Row, Sample } from '../formats/row.ts';
import { areaChain } from './area-chain.ts';
import { type Columns, headersOf, usedHeaders } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { envelope, put } from './envelope.ts';
import { fileCountry } from './file-country.ts';
import { firstRowWarnings } from './first-row-warnings.ts';
import { nearStops } from './near-stops.ts';
import { facts, rejected, warning } from './outcome.ts';
import { checkCountry, isPoint, readPoint } from './read-point.ts';
import { stopCode, trailOf, trailPuts } from './route-trail.ts';
import { makeRowCountry } from './row-country.ts';

/**
 * A table of stops. The type gives kind and role (seeds/mappings/stop-kinds.csv); a country has the roles of its stops.
 * Populations are not read: in route models they are inputs (1,000,000 is "no limit" for a camp), not published counts.
 */
export function openRouteStops(sample: Sample, columns: Columns, context: LoadContext): RowReader {
  const { graph, mappings, options } = context;
  const headers = headersOf(sample);
  const trail = trailOf(options);
  const country = fileCountry(sample, columns, context);
  const unread = columns.all('population').map((column) => {
    const message = `Column "${column}" is not loaded as people present: in a route table it is a model's input, without a date.`;
    return warning('POPULATION_NOT_READ', message);
  });
  const about = firstRowWarnings(country.warnings, unread);
  const countryOf = makeRowCountry(context, country.iso3);
  const roles = new Map<string, Set<string>>();

  function read(row: Row): RowResult {
    const text = (field: string) => columns.text(row, field);
    const raw = text('name');
    if (raw === '') return rejected(columns.all('name')[0] ?? null, '', 'The stop has no name.', 'a name.');
    const name = spaced(raw);
    const point = readPoint(row, columns);
    if (point === null)
      return rejected(
        columns.all('lat')[0] ?? null,
        '',
        'The stop has no point.',
        'a latitude and a longitude.',
      );
    if (!isPoint(point)) return point;
    const match = mappings.match('stop-kinds', { words: text('type') });
    const kind = match?.['kind'] ?? '';
    if (kind === '') {
      const accepted = 'town, village, camp, border crossing, port … (seeds/mappings/stop-kinds.csv).';
      return rejected(
        columns.all('type')[0] ?? null,
        text('type'),
        'The type is no kind of stop that we know.',
        accepted,
      );
    }
    if (kind === 'BORDER_CROSSING') {
      const accepted = 'native or geojson-trails, where a crossing names its otherCountry.';
      return rejected(
        columns.all('type')[0] ?? null,
        text('type'),
        'A border crossing needs both its countries; a stop table names one.',
        accepted,
      );
    }
    const areas = ([1, 2, 3] as const).map((level) => ({
      level,
      name: spaced(text(`adm${level}.name`)),
      code: text(`adm${level}.code`),
    }));
    const where = countryOf({
      code: text('country.code'),
      name: spaced(text('country')),
      column: columns.all('country.code')[0] ?? columns.all('country')[0] ?? null,
      point,
      pcodes: areas.map((area) => area.code).filter((code) => code !== ''),
      adm1: areas[0]!.name,
    });
    if ('outcome' in where && kind !== 'SEA_AREA') return where;
    const iso3 = 'outcome' in where || kind === 'SEA_AREA' ? null : where.iso3;
    const outside = iso3 === null ? [] : checkCountry(`Stop "${name}"`, point, iso3, graph);
    if ('outcome' in outside) return outside;

    const code = stopCode(options.source, raw);
    const chain = iso3 === null ? { codes: [], puts: [] } : areaChain(iso3, areas, envelope(options, null));
    const role = match?.['role'] ?? '';
    if (iso3 !== null && role !== '') roles.set(iso3, (roles.get(iso3) ?? new Set()).add(role));
    const stop = {
      code,
      ...envelope(options, options.asOf),
      name,
      alternatives: raw === name ? [] : [raw],
      kind,
      country: iso3,
      otherCountry: null,
      lat: point.lat,
      lon: point.lon,
      adminAreas: [...chain.codes],
    };
    const membership = {
      code: `${trail}/${code}`,
      ...envelope(options, null),
      trail,
      stop: code,
      roles: role === '' ? [] : [role],
    };
    const near = iso3 === null ? [] : nearStops(code, name, point, iso3, graph);
    const warnings = [...about.take(), ...('outcome' in where ? [] : where.warnings), ...outside, ...near];
    return facts(code, [...chain.puts, put('Stop', stop), put('TrailStop', membership)], warnings);
  }

  return {
    start: async () => trailPuts(context, sample),
    read,
    finish: async () =>
      [...roles].map(([iso3, seen]) =>
        put('TrailCountry', {
          code: `${trail}/${iso3}`,
          ...envelope(options, null),
          trail,
          country: iso3,
          roles: [...seen],
        }),
      ),
    droppedColumns: droppedColumns(headers, usedHeaders(columns, ['name', 'type']), mappings),
  };
}

const spaced = (text: string) => text.replaceAll(/[_\s]+/gu, ' ').trim();
