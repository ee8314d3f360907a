import { foldText } from '../../graph/model/text.ts';
import { allFields } from '../../graph/model/kind.ts';
import { type AnyFact, kindOf } from '../../graph/model/kinds.ts';
import type { Put, RowResult, SourceFormat } from '../source-format.ts';
import type { Row } from '../formats/row.ts';
import { headersOf } from './columns.ts';
import { completeNative, widened } from './native-defaults.ts';
import { kebab, missingFields, nativeKinds, unknownHeaders } from './native-kinds.ts';
import { nativeValue, plainText } from './native-value.ts';
import { droppedColumns } from './dropped-columns.ts';
import { facts, rejected } from './outcome.ts';
import { badInput } from '../../graph/errors.ts';

/**
 * Our own format: one table or JSON list per kind of fact, its header words the names of the kind's fields (see
 * `trailcare formats`). Lists are separated by `|`; empty cells are null or an empty list. `source`, `asOf` and `visibility`
 * may be left to the command. Two kinds that a header fits equally are told apart by the file's name (`trail-stop.csv`).
 */
export const native: SourceFormat = {
  name: 'native',
  about: 'One table or JSON list per kind of fact, with our field names',
  fields: ['code', 'source', 'asOf', 'validFrom', 'validUntil', 'visibility', '… the fields of one kind'],
  recognise(sample) {
    if (sample.hashtags !== null || sample.container === 'geojson') return 0;
    const headers = headersOf(sample);
    const [kind] = nativeKinds(headers, sample.fileName);
    if (kind === undefined || missingFields(headers, sample.fileName) !== null) return 0;
    // With columns of its own it may be another's table that happens to have some of our words.
    const sure =
      unknownHeaders(kind, headers).length === 0 || sample.fileName.toLowerCase().includes(kebab(kind));
    return sure ? 0.97 : 0.6;
  },
  async open(sample, context) {
    const headers = headersOf(sample);
    const kinds = nativeKinds(headers, sample.fileName);
    const [kind] = kinds;
    const missing = missingFields(headers, sample.fileName);
    if (kind === undefined || kinds.length > 1 || missing !== null) {
      let may =
        'its header fits no kind of docs/native-format.md. The files of a folder are read as native ones; name another table as a file of its own';
      if (kinds.length > 1) may = `its header fits ${kinds.join(' and ')}: name the file after the kind`;
      if (missing !== null) may = `a table of ${missing.kind} needs ${missing.fields.join(', ')} too`;
      throw badInput(sample.fileName, headers.slice(0, 12), `a table of one kind of fact: ${may}`);
    }
    const fields = allFields(kindOf(kind));
    const known = new Set(['code', ...fields.map(([name]) => name)]);

    function read(row: Row): RowResult {
      const fact: Record<string, unknown> = { code: textOf(row, 'code') };
      for (const [name, field] of fields) {
        const value = nativeValue(field, rawOf(row, name));
        if ('rule' in value) return rejected(name, plainText(rawOf(row, name)), value.rule, value.accepted);
        fact[name] = value.value;
      }
      const problem = completeNative(kind!, fact, context);
      if (problem !== null) return problem;
      const whole = fact as AnyFact;
      const puts: Put[] = [[kind!, whole]];
      if (kind === 'NationalSociety') puts.push(societyAsProvider(whole));
      return facts(`${kind} ${whole.code} ${whole.source}`, puts, widened(kind!, whole, context));
    }

    return {
      start: async () => [],
      read,
      finish: async () => [],
      droppedColumns: droppedColumns(headers, known, context.mappings).map(({ column, reason }) => ({
        column,
        reason:
          reason === 'not read by this format' ? `no field of a ${kind}${didYouMean(column, known)}` : reason,
      })),
    };
  },
};

/** JSON keeps its types; a table has texts. */
function rawOf(row: Row, name: string): unknown {
  const { record } = row;
  if (typeof record === 'object' && record !== null && !Array.isArray(record))
    return (record as Record<string, unknown>)[name];
  return row.cells[name];
}

function textOf(row: Row, name: string): string {
  return plainText(rawOf(row, name));
}

/** A National Society is a provider too, under its own code, so that services name it like any other. */
function societyAsProvider(society: AnyFact): Put {
  const localNames = (society['localNames'] as string[]).map((name) => name.replace(/^[a-z-]+:/u, ''));
  const { code, source, asOf, validFrom, validUntil, visibility, name } = society;
  const provider = {
    code,
    source,
    asOf: asOf ?? null,
    validFrom: validFrom ?? null,
    validUntil: validUntil ?? null,
    visibility: visibility ?? null,
    name: name ?? null,
    acronym: null,
    kind: 'NATIONAL_SOCIETY',
    nationalSociety: code,
    alternatives: [...localNames, ...(society['alternatives'] as string[])],
  };
  return ['Provider', provider];
}

function didYouMean(column: string, known: ReadonlySet<string>): string {
  const near = [...known].find(
    (name) => foldText(name).replaceAll(' ', '') === foldText(column).replaceAll(' ', ''),
  );
  return near === undefined ? '' : `; did you mean ${near}?`;
}
