import { greatCircleKm } from '../../graph/model/great-circle.ts';
import { parseNumber } from '../formats/parse-number.ts';
import type { LoadContext, Match, RowReader, RowResult } from '../source-format.ts';
import type { Warning } from '../warning.ts';
import type { Row, Sample } from '../formats/row.ts';
import { type Columns, headersOf } from './columns.ts';
import { droppedColumns } from './dropped-columns.ts';
import { envelope, put } from './envelope.ts';
import { facts, nearest, rejected, warning } from './outcome.ts';
import { legCode, stopCode, trailOf, trailPuts } from './route-trail.ts';

/** A leg shorter than the great circle by more than this (km) is reported: published lengths are whole numbers. */
const ROUNDING_KM = 0.5;

/** A table of links between names of stops: each becomes two legs, since the file does not say that it is one-way. Lengths are published. */
export function openRouteLinks(sample: Sample, columns: Columns, context: LoadContext): RowReader {
  const { graph, options, mappings } = context;
  const headers = headersOf(sample);
  const trail = trailOf(options);

  /** The same source's stop, else the one stop of that name. */
  function find(name: string): Match {
    const own = graph.stop(stopCode(options.source, name), null);
    return own.found === null ? graph.stop(name.replaceAll('_', ' '), null) : own;
  }

  function read(row: Row): RowResult {
    const names = { from: columns.text(row, 'from'), to: columns.text(row, 'to') };
    const ends: string[] = [];
    const warnings: Warning[] = [];
    for (const end of ['from', 'to'] as const) {
      const column = columns.all(end)[0] ?? null;
      if (names[end] === '')
        return rejected(column, '', 'The link names no stop at this end.', 'the name of a stop.');
      const match = find(names[end]);
      if (match.found === null) {
        const accepted = `a stop of the source ${options.source}, or a name that one stop has; load the table of stops first.${nearest(match.candidates)}`;
        return rejected(column, names[end], `${JSON.stringify(names[end])} ${match.reason}.`, accepted);
      }
      if (match.warning !== undefined) warnings.push(match.warning);
      ends.push(match.found);
    }
    const [from, to] = ends as [string, string];
    if (from === to)
      return rejected(
        columns.all('to')[0] ?? null,
        names.to,
        'The link ends where it starts.',
        'two different stops.',
      );
    const column = columns.all('km')[0] ?? null;
    const km = parseNumber(columns.text(row, 'km'), { decimalComma: true });
    if (!km.ok) return rejected(column, columns.text(row, 'km'), `The distance ${km.rule}.`, km.accepted);
    if (km.value <= 0 || km.value > 20_000) {
      return rejected(
        column,
        columns.text(row, 'km'),
        'The distance is not from 0 to 20,000 km.',
        'kilometres.',
      );
    }
    const [a, b] = [graph.stopPoint(from), graph.stopPoint(to)];
    const straight = a === null || b === null ? 0 : greatCircleKm(a, b);
    if (km.value < straight - ROUNDING_KM) {
      const message = `${names.from} to ${names.to}: ${km.value} km is shorter than the great circle, ${straight.toFixed(1)} km.`;
      warnings.push(warning('LEG_TOO_SHORT', message));
    }
    const puts = [
      [from, to],
      [to, from],
    ].flatMap(([start, end]) => {
      const code = legCode(options.source, start!, end!);
      const leg = {
        code,
        ...envelope(options, options.asOf),
        from: start!,
        to: end!,
        mode: 'ROAD',
        km: km.value,
      };
      return [
        put('Leg', { ...leg, kmBasis: 'PUBLISHED', kmFactor: null, hours: null }),
        put('TrailLeg', { code: `${trail}/${code}`, ...envelope(options, null), trail, leg: code }),
      ];
    });
    return facts([from, to].toSorted().join(' '), puts, warnings);
  }

  return {
    start: async () => trailPuts(context, sample),
    read,
    finish: async () => [],
    droppedColumns: droppedColumns(
      headers,
      new Set(['from', 'to', 'km'].flatMap((field) => columns.all(field))),
      mappings,
    ),
  };
}
