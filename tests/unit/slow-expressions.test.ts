import { readFileSync, globSync } from 'node:fs';
import { RegExpParser } from '@eslint-community/regexpp';
import { analyse } from 'scslre';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../loaders/formats/parse-date.ts';
import { parseNumber } from '../../loaders/formats/parse-number.ts';
import { sourceFromFileName } from '../../loaders/load-input.ts';

/**
 * Files with expressions that take the square of a text's length at worst. Each looks only at texts of a length that it limits itself.
 */
const QUADRATIC: readonly string[] = [
  'loaders/formats/parse-date.ts',
  'loaders/load-input.ts',
  'loaders/recognise-values.ts',
  'loaders/reconcile/provider-names.ts',
  'loaders/sources/advisor-columns.ts',
  'loaders/sources/hsds-places.ts',
  'loaders/sources/read-point.ts',
];

type Found = {
  readonly file: string;
  readonly expression: string;
  readonly cost: 'exponential' | 'polynomial';
};

/** What static analysis says of one expression: texts for which backtracking takes more than linear time. */
function costsOf(expression: string): Set<Found['cost']> {
  const { reports } = analyse(new RegExpParser().parseLiteral(expression), { reportTypes: { Move: true } });
  return new Set(reports.map(({ exponential }) => (exponential ? 'exponential' : 'polynomial')));
}

function* expressionsIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const { regex } = node as { regex?: { pattern: string; flags: string } };
  if (regex !== undefined) yield `/${regex.pattern}/${regex.flags}`;
  for (const value of Object.values(node)) yield* expressionsIn(value);
}

const slowIn = (folder: string): Found[] =>
  globSync(`${folder}/**/*.ts`)
    .toSorted()
    .flatMap((file) =>
      [...new Set(expressionsIn(parseAst(readFileSync(file, 'utf8'), { lang: 'ts' })))].flatMap(
        (expression) => Array.from(costsOf(expression), (cost) => ({ file, expression, cost })),
      ),
    );

describe('regular expressions', () => {
  it('the analysis finds the slow ones', () => {
    expect([...costsOf('/^(a+)+$/u')]).toEqual(['exponential']);
    expect([...costsOf('/a+$/u')]).toEqual(['polynomial']);
    expect([...costsOf('/^a+$/u')]).toEqual([]);
    expect([...expressionsIn(parseAst('const a: RegExp = /x/gu;', { lang: 'ts' }))]).toEqual(['/x/gu']);
  });

  it.each(['api', 'graph'])('%s has none that takes more than linear time', (folder) => {
    expect(slowIn(folder)).toEqual([]);
  });

  it('loaders have no worse ones than these', () => {
    const slow = slowIn('loaders');
    expect(slow.filter(({ cost }) => cost === 'exponential')).toEqual([]);
    expect([...new Set(slow.map(({ file }) => file))]).toEqual(QUADRATIC);
  });

  // Without its limit each would be at it for an hour, and the test would time out.
  it.each<[string, (long: string) => unknown, unknown]>([
    ['a date', (long) => parseDate(`${long}x`).ok, false],
    ['a time', (long) => parseDate(`${long.replaceAll(',', '-')}x`).ok, false],
    ['a number', (long) => parseNumber(`${long.replaceAll(',', '1')}x`).ok, false],
    ['the name of a file', (long) => sourceFromFileName(`a${long.replaceAll(',', '.')}b.csv`), 'a'],
  ])('%s of a million characters is none', (_, read, expected) => {
    expect(read(','.repeat(1_000_000))).toBe(expected);
  });
});
