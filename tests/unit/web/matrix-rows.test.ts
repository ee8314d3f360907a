import { describe, expect, it } from 'vitest';
import { arranged, type Cell, isOld, type Row } from '../../../web/pages/matrix/rows.ts';

const serviceType = { code: 'health', name: 'Primary health care' };
const cell = (
  status: Cell['status'],
  reason: Cell['reason'] = null,
  services: Cell['services'] = [],
): Cell => ({
  serviceType,
  status,
  reason,
  redundancy: null,
  eligibility: null,
  since: null,
  services,
});

const row = (name: string, country: string | null, roles: string[], ...cells: Cell[]): Row => ({
  code: name.toLowerCase(),
  name,
  country,
  societies: [],
  roles,
  cells,
});

const ROWS: readonly Row[] = [
  row('Agadez', 'Niger', ['TRANSIT'], cell('SERVED'), cell('UNKNOWN', 'NO_STATEMENT')),
  row('Dirkou', 'Niger', ['TRANSIT', 'BORDER'], cell('ABSENT', 'STATED_COMPLETE'), cell('SERVED')),
  row('Sebha', 'Libya', [], cell('ABSENT', 'STATED_COMPLETE'), cell('UNKNOWN', 'WITHHELD')),
  row('Rescue zone', null, ['RESCUE'], cell('NOT_EXPECTED'), cell('NOT_EXPECTED')),
];
const ALL = { text: '', status: null, worstFirst: false, by: null } as const;
const names = (groups: ReturnType<typeof arranged>) =>
  groups.map(([group, rows]) => [group, rows.map(({ name }) => name)]);

describe('the rows of the coverage page', () => {
  it('are by name, or the most missing first', () => {
    expect(names(arranged(ROWS, ALL))).toEqual([[null, ['Agadez', 'Dirkou', 'Rescue zone', 'Sebha']]]);
    expect(names(arranged(ROWS, { ...ALL, worstFirst: true }))).toEqual([
      [null, ['Sebha', 'Dirkou', 'Agadez', 'Rescue zone']],
    ]);
  });

  it('in groups: a stop with two roles stands in both, one without a country last', () => {
    expect(names(arranged(ROWS, { ...ALL, by: 'country' }))).toEqual([
      ['Libya', ['Sebha']],
      ['Niger', ['Agadez', 'Dirkou']],
      [null, ['Rescue zone']],
    ]);
    expect(names(arranged(ROWS, { ...ALL, by: 'role' })).map(([group]) => group)).toEqual([
      'BORDER',
      'RESCUE',
      'TRANSIT',
    ]);
  });

  it('are found by name or country, and by a status of any cell; withheld is not unknown', () => {
    expect(names(arranged(ROWS, { ...ALL, text: ' NIGER ' }))).toEqual([[null, ['Agadez', 'Dirkou']]]);
    expect(names(arranged(ROWS, { ...ALL, status: 'UNKNOWN' }))).toEqual([[null, ['Agadez']]]);
    expect(names(arranged(ROWS, { ...ALL, status: 'WITHHELD' }))).toEqual([[null, ['Sebha']]]);
    expect(arranged(ROWS, { ...ALL, text: 'nowhere' })).toEqual([]);
  });

  it('a cell is old when its latest fact is more than half a year older than the day asked', () => {
    const service = (asOf: string | null) => ({ asOf }) as Cell['services'][number];
    const of = (...days: (string | null)[]) => cell('SERVED', null, days.map(service));
    expect(isOld(of('2026-01-01', '2026-06-01'), '2026-07-01')).toBe(false);
    expect(isOld(of('2026-01-01', null), '2026-07-03')).toBe(false);
    expect(isOld(of('2026-01-01', null), '2026-07-04')).toBe(true);
    expect(isOld(of(null), '2026-07-03')).toBe(false);
  });
});
