import { dateOfDay, dayNumber } from '../../graph/model/day.ts';
import type { StopKind } from '../../graph/model/closed-lists.ts';
import { type Point, greatCircleKm } from '../../graph/model/great-circle.ts';
import { shortHash } from '../reconcile/slug.ts';
import type { LoadContext, Put, Rejection, RowResult } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import type { Warning } from '../warning.ts';
import type { Row, Sample } from '../formats/row.ts';
import { type Columns, words } from './columns.ts';
import { countriesAround } from './countries-around.ts';
import { envelope, put } from './envelope.ts';
import { firstRowWarnings } from './first-row-warnings.ts';
import { nearStops } from './near-stops.ts';
import { facts, nearest, rejected, warning } from './outcome.ts';
import { BORDER_KM, homeCountry, otherSides } from './other-side.ts';
import { OUTLINE_TOLERANCE_KM, checkCountry, isPoint, readPoint } from './read-point.ts';
import { stopCode } from './route-trail.ts';
import { readDate } from './row-date.ts';

/** Two features of one name nearer than this are one place. */
const SAME_PLACE_KM = 2;

type Rejected = { readonly outcome: 'rejected'; readonly rejection: Rejection };

/** The kind of stop that a type names; null for none. */
export function stopKind(type: string, mappings: Mappings): StopKind | null {
  const kind = type === '' ? '' : (mappings.match('stop-kinds', { words: words(type) })?.['kind'] ?? '');
  return kind === '' ? null : (kind as StopKind);
}

/** What all points of a collection are, by its name: `UKR_Border_Crossings` are border crossings. */
export function collectionKind({ about, fileName }: Sample, mappings: Mappings): StopKind | null {
  const stem = fileName.replace(/\.\w+$/u, '').replaceAll('-', ' ');
  return stopKind(about?.name ?? stem, mappings);
}

/**
 * Points become stops. A border crossing gets both its countries: those that it names, else those whose outlines lie nearest. A
 * closed one has ended on the day before the day of its status: it was there, and is no longer.
 */
export function openGeoPoints(sample: Sample, columns: Columns, context: LoadContext) {
  const { graph, options, mappings } = context;
  const ofAll = collectionKind(sample, mappings);
  const message = `No type says what the points are: ${ofAll} was read from the name of the collection.`;
  const byCollection = firstRowWarnings(ofAll === null ? [] : [warning('KIND_BY_NAME', message)]);
  const places = new Map<string, Point>();
  const home = homeOf(sample.rows);

  return (row: Row): RowResult => {
    const text = (field: string) => columns.text(row, field);
    const names = [...new Set(columns.all('name').map((column) => row.cells[column] ?? ''))].filter(
      (name) => name !== '',
    );
    const [name] = names;
    if (name === undefined)
      return rejected(columns.all('name')[0] ?? null, '', 'The point has no name.', 'a name.');
    const point = readPoint(row, columns);
    if (point === null) return rejected('geometry', '', 'The feature has no point.', 'a point.');
    if (!isPoint(point)) return point;
    const stated = stopKind(text('type'), mappings);
    const kind = stated ?? ofAll;
    if (kind === null) {
      const accepted = 'border crossing, town, camp, port … (seeds/mappings/stop-kinds.csv).';
      return rejected(
        columns.all('type')[0] ?? null,
        text('type'),
        'The type is no kind of stop that we know.',
        accepted,
      );
    }
    const where = countriesOf(row, point, kind);
    if ('outcome' in where) return where;
    const outside = where.named === null ? [] : checkCountry(`Stop "${name}"`, point, where.named, graph);
    if ('outcome' in outside) return outside;
    const farOff = where.named === null ? 0 : (graph.kmOutside(where.named, point.lat, point.lon) ?? 0);
    if (kind === 'BORDER_CROSSING' && farOff > BORDER_KM.at(-1)!) {
      const rule = `The crossing lies ${farOff.toFixed(0)} km outside ${where.named}, whose border it is said to cross.`;
      return rejected('geometry', `${point.lat}, ${point.lon}`, rule, 'a point at the border.');
    }
    const status = statusOf(row);
    if ('outcome' in status) return status;

    const code = codeOf(text('code'), name, point);
    const stop = {
      code,
      ...envelope(options, status.asOf),
      validUntil: status.until,
      name,
      alternatives: names.slice(1),
      kind,
      country: where.country,
      otherCountry: where.otherCountry,
      lat: point.lat,
      lon: point.lon,
      adminAreas: [],
    };
    const puts: Put[] = [put('Stop', stop)];
    if (options.trail !== null) {
      const { trail } = options;
      puts.push(
        put('TrailStop', {
          code: `${trail}/${code}`,
          ...envelope(options, null),
          trail,
          stop: code,
          roles: [],
        }),
      );
    }
    const near =
      where.country === null
        ? []
        : where.otherCountry === null
          ? nearStops(code, name, point, where.country, graph)
          : nearCrossings(code, name, point, [where.country, where.otherCountry], context);
    const warnings: Warning[] = [...(stated === null ? byCollection.take() : []), ...outside, ...near];
    return facts(code, puts, warnings);
  };

  function codeOf(id: string, name: string, point: Point): string {
    const code = stopCode(options.source, name);
    const before = places.get(code);
    if (before === undefined || greatCircleKm(before, point) <= SAME_PLACE_KM) {
      if (before === undefined) places.set(code, point);
      return code;
    }
    return `${code}-${shortHash(id === '' ? `${point.lat},${point.lon}` : id)}`;
  }

  function countriesOf(
    row: Row,
    point: Point,
    kind: StopKind,
  ): { country: string | null; otherCountry: string | null; named: string | null } | Rejected {
    if (kind === 'SEA_AREA') return { country: null, otherCountry: null, named: null };
    const named: string[] = [];
    for (const field of ['country', 'otherCountry']) {
      const text = columns.text(row, field) || (field === 'country' ? (options.country ?? '') : '');
      if (text === '') continue;
      const match = graph.country(text);
      if (match.found === null)
        return rejected(
          columns.all(field)[0] ?? null,
          text,
          `${JSON.stringify(text)} ${match.reason}.`,
          `a country's ISO 3166 code, or its name.${nearest(match.candidates)}`,
        );
      named.push(match.found);
    }
    const inside = graph.countryAt(point.lat, point.lon);
    const ofRow = named[0] ?? null;
    if (kind !== 'BORDER_CROSSING') {
      const country = ofRow ?? countriesAround(point, [OUTLINE_TOLERANCE_KM], graph)[0];
      if (country !== undefined) return { country, otherCountry: null, named: ofRow };
      const at = `${point.lat}, ${point.lon}`;
      const accepted = 'a point on land, a country, or the type sea area.';
      return rejected('geometry', at, 'The point lies in no country.', accepted);
    }
    const one = ofRow ?? countriesAround(point, BORDER_KM, graph)[0] ?? null;
    const others = named.length > 1 ? named.slice(1) : one === null ? [] : othersOf(point, one);
    const column = columns.all('otherCountry')[0] ?? columns.all('country')[0] ?? 'geometry';
    const other = others[0];
    if (one === null || other === undefined) {
      const rule = `A border crossing needs two countries, and none but ${one ?? 'the sea'} lies within ${BORDER_KM.at(-1)} km.`;
      return rejected(column, one, rule, 'a point at a border, or both countries by name.');
    }
    if (others.length > 1) {
      const rule = `Three countries meet there: on the other side of ${one} may be ${others.join(' or ')}.`;
      return rejected(column, others.join(', '), rule, 'a column otherCountry with one of them.');
    }
    return inside === other
      ? { country: other, otherCountry: one, named: ofRow }
      : { country: one, otherCountry: other, named: ofRow };
  }

  function othersOf(point: Point, country: string): string[] {
    const isAround =
      home !== null && home !== country && countriesAround(point, BORDER_KM, graph).includes(home);
    return isAround ? [home] : otherSides(point, country, graph);
  }

  /** The country of the list, where a column names one country of each crossing. */
  function homeOf(rows: readonly Row[]): string | null {
    if (!columns.has('country') || columns.has('otherCountry')) return null;
    const crossings = rows.flatMap((row) => {
      const point = readPoint(row, columns);
      const country = graph.country(columns.text(row, 'country')).found;
      return isPoint(point) && country !== null ? [{ point, country }] : [];
    });
    return homeCountry(crossings, graph);
  }

  function statusOf(row: Row): { asOf: string | null; until: string | null } | Rejected {
    const text = columns.text(row, 'status');
    const day = columns.text(row, 'statusDate');
    const date = day === '' ? null : readDate(day, mappings);
    if (date !== null && !date.ok)
      return rejected(columns.all('statusDate')[0]!, day, `The date ${date.rule}.`, date.accepted);
    const asOf = date?.value ?? options.asOf;
    if (text === '') return { asOf, until: null };
    const status = mappings.match('activity-statuses', { words: text })?.['status'];
    const column = columns.all('status')[0] ?? null;
    if (status === 'ACTIVE') return { asOf, until: null };
    if (status === undefined || status === 'PLANNED')
      return rejected(
        column,
        text,
        'The status is neither open nor closed.',
        'open, operational, closed, suspended (seeds/mappings/activity-statuses.csv).',
      );
    if (asOf === null)
      return rejected(
        column,
        text,
        'It is closed, and nothing says since when.',
        'a date of the status, or --as-of YYYY-MM-DD.',
      );
    return { asOf, until: dateOfDay(dayNumber(asOf) - 1) };
  }
}

/** Crossings of other sources between the same two countries: called differently on either side, so names are not asked. Reported, never merged. */
function nearCrossings(
  code: string,
  name: string,
  { lat, lon }: Point,
  [country, otherCountry]: readonly [string, string],
  { graph, options }: LoadContext,
): Warning[] {
  const onOtherSide = new Set(graph.stopsNear(lat, lon, otherCountry).map((stop) => stop.code));
  return graph
    .stopsNear(lat, lon, country)
    .filter((stop) => onOtherSide.has(stop.code) && !stop.code.startsWith(`${options.source}:`))
    .map((stop) => {
      const message = `Stop ${code} (${name}) may be the same crossing as ${stop.code} (${stop.names[0]}), ${stop.km.toFixed(1)} km away. Both are kept.`;
      return warning('MAY_BE_SAME_STOP', message);
    });
}
