import { CODE_PATTERN } from '../../graph/model/field.ts';
import { STALE_DAYS } from '../../graph/model/stale-days.ts';
import { parseNumber } from '../formats/parse-number.ts';
import { slug } from '../reconcile/slug.ts';
import type { RowResult, SourceFormat } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row } from '../formats/row.ts';
import { areaChain } from './area-chain.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { campColumns } from './camp-columns.ts';
import { campName } from './camp-name.ts';
import { headersOf, usedHeaders } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { envelope, put, sourcePuts } from './envelope.ts';
import { listDates } from './list-date.ts';
import { nearStops } from './near-stops.ts';
import { facts, rejected, warning } from './outcome.ts';
import { POINT_COLUMNS, checkCountry, isPoint, readPoint } from './read-point.ts';
import { makeRowCountry } from './row-country.ts';

/**
 * Camp and site lists with a population (UNHCR locations). Each place is a Stop off the trails, its population a Stock:
 * that of a `year` is taken for the year's end, as UNHCR counts. Areas ("Borena : Awrajja - Zone", "Dispersed in the
 * country") are no places: rejected, with the reason.
 */
export const camps: SourceFormat = {
  name: 'camps',
  about: 'Camp and site lists with populations (UNHCR)',
  fields: ['location_pcode', '_id', 'name', 'population', 'latitude', 'longitude', 'year', 'country_code_2'],
  recognise(sample) {
    const columns = campColumns(headersOf(sample), bundledMappings());
    const placed = columns.has('lat') || headersOf(sample).includes(POINT_COLUMNS[0]);
    if (!placed || !columns.has('population') || !columns.has('name') || columns.has('sector')) return 0;
    const ofCamps = headersOf(sample).some((header) => /camp|settlement|site|location_?pcode/iu.test(header));
    const dated = columns.has('year') || columns.has('date');
    return (columns.has('code') && dated) || (ofCamps && !columns.has('type')) ? 0.9 : ofCamps ? 0.75 : 0;
  },
  async open(sample, context) {
    const { graph, mappings, options } = context;
    const headers = headersOf(sample);
    const columns = campColumns(headers, mappings);
    const dateOf = listDates(sample, columns, context);
    const countryOf = makeRowCountry(context);
    const ofUnhcr = columns.all('code').includes('location_pcode');
    const firstAt = new Map<string, string>();

    function read(row: Row): RowResult {
      const text = (field: string) => columns.text(row, field);
      const pcode = text('code');
      const name = campName(text('name'), text('type'), pcode, mappings);
      if ('area' in name) {
        const accepted = 'a camp, settlement, site or town; populations of areas are not loaded as stocks.';
        return rejected(
          columns.all('name')[0] ?? null,
          text('name'),
          `Is ${name.area}, not a place.`,
          accepted,
        );
      }
      const point = readPoint(row, columns);
      if (point === null)
        return rejected(
          columns.all('lat')[0] ?? null,
          '',
          'The camp has no point.',
          'a latitude and a longitude.',
        );
      if (!isPoint(point)) return point;
      const country = countryOf({
        code: text('country.code'),
        name: text('country'),
        column: columns.all('country.code')[0] ?? columns.all('country')[0] ?? null,
        point,
        pcodes: [],
        adm1: '',
      });
      if ('outcome' in country) return country;
      const outside = checkCountry(`Camp "${name.name}"`, point, country.iso3, graph);
      if ('outcome' in outside) return outside;
      const onDate = dateOf(row);
      if (typeof onDate !== 'string') return onDate;
      const people = text('population') === '' ? null : parseNumber(text('population'), { whole: true });
      if (people !== null && !people.ok) {
        return rejected(
          columns.all('population')[0] ?? null,
          text('population'),
          `The population ${people.rule}.`,
          people.accepted,
        );
      }

      const own = CODE_PATTERN.test(pcode) ? pcode : `${country.iso3}:${slug(name.name)}`;
      const code = `${ofUnhcr ? 'unhcr-loc' : options.source}:${own}`;
      const areas = ([1, 2, 3] as const).map((level) => ({
        level,
        name: text(`adm${level}.name`),
        code: text(`adm${level}.code`),
      }));
      const chain = areaChain(country.iso3, areas, envelope(options, null));
      const puts = [
        ...chain.puts,
        put('Stop', {
          code,
          ...envelope(options, onDate),
          name: name.name,
          alternatives: [...name.alternatives],
          kind: name.kind,
          country: country.iso3,
          otherCountry: null,
          lat: point.lat,
          lon: point.lon,
          adminAreas: [...chain.codes],
        }),
      ];
      if (people !== null) {
        puts.push(
          put('Stock', {
            code: `${code}:${onDate}`,
            ...envelope(options, onDate),
            stop: code,
            country: null,
            origin: null,
            originWords: null,
            people: people.value,
            onDate,
            // The file does not say how it was counted: the weakest claim.
            definition: 'ESTIMATE',
          }),
        );
      }
      const warnings: Warning[] = [
        ...country.warnings,
        ...outside,
        ...nearStops(code, name.name, point, country.iso3, graph),
      ];
      const where = `${point.lat},${point.lon}`;
      const first = firstAt.get(where);
      if (first === undefined) firstAt.set(where, name.name);
      else
        warnings.push(
          warning(
            'SHARED_POINT',
            `"${name.name}" has the same point as "${first}" (${where}): it may stand for a country or region.`,
          ),
        );
      // Of several years of one camp each has its stock; the place is that of its first row.
      return facts(`${code} ${onDate}`, puts, warnings);
    }

    return {
      start: async () => sourcePuts(context, sample, options.staleDays ?? STALE_DAYS),
      read,
      finish: async () => [],
      droppedColumns: droppedColumns(
        headers,
        usedHeaders(columns, ['code', 'name', 'type', 'population', 'date', 'year']),
        mappings,
      ),
    };
  },
};
