import { describe, expect, it } from 'vitest';
import { HAPI_PRESENCE, HAPI_REFUGEES } from '../../support/source-fixtures.ts';
import { outcomes, readFixture } from './read-fixture.ts';

const graph = {
  Country: ['ETH', 'SDN'].map((code) => ({ code, source: 'seeds', name: code, names: [], iso2: null })),
};
const answer = (data: readonly unknown[]) => JSON.stringify({ data });
const csv = (records: readonly Record<string, unknown>[]) =>
  [
    Object.keys(records[0]!).join(','),
    ...records.map((record) =>
      Object.values(record)
        .map((value) => (value === null ? '' : JSON.stringify(value)))
        .join(','),
    ),
  ].join('\n');

describe('operational presence of HDX HAPI', () => {
  it.each([
    ['JSON', 'presence.json', answer(HAPI_PRESENCE)],
    ['CSV', 'presence.csv', csv(HAPI_PRESENCE)],
  ])(
    'in %s is a service per organisation, sector and area; a whole country is none',
    async (_, name, content) => {
      const { format, results, facts } = await readFixture(name, content, { asOf: '2026-11-22' }, graph);
      expect(format).toBe('hdx-hapi');
      expect(outcomes(results)).toEqual([
        'facts',
        'facts',
        'facts',
        'rejected: No area within ETH and no point is named: where it is cannot be said.',
      ]);
      expect(
        facts('Service').map((one) => [one['serviceType'], one['adminAreas'], one.asOf, one['staleFrom']]),
      ).toEqual([
        ['WASH', ['ET04', 'ET0402'], '2026-09-30', '2027-09-30'],
        ['PRIMARY_HEALTH', ['ET04', 'ET0405'], '2026-09-30', '2027-09-30'],
        ['SGBV_RESPONSE', ['ET04', 'ET0402'], '2026-01-01', '2027-01-01'],
      ]);
      expect(facts('Provider').map(({ name }) => name)).toEqual(['TORG for tests', 'UORG for tests']);
    },
  );

  it('is as of the first day of its period where nothing says that the last has passed', async () => {
    const { facts } = await readFixture('presence.json', answer(HAPI_PRESENCE.slice(0, 1)), {}, graph);
    expect(facts('Service')).toEqual([expect.objectContaining({ asOf: '2026-01-01', validUntil: null })]);
  });

  it('with a period that is no date is refused', async () => {
    const wrong = [{ ...HAPI_PRESENCE[0]!, reference_period_start: 'spring' }];
    const { results } = await readFixture('presence.json', answer(wrong), {}, graph);
    expect(results).toEqual([
      {
        outcome: 'rejected',
        rejection: expect.objectContaining({ column: 'reference_period_start', value: 'spring' }),
      },
    ]);
  });
});

describe('people of HDX HAPI', () => {
  it.each([
    ['JSON', 'refugees.json', answer(HAPI_REFUGEES)],
    ['CSV', 'refugees.csv', csv(HAPI_REFUGEES)],
  ])('in %s are the figures of UNHCR; parts of a total are left out, and said', async (_, name, content) => {
    const { format, results, facts } = await readFixture(name, content, {}, graph);
    expect(format).toBe('hdx-hapi');
    expect(outcomes(results)).toEqual([
      'facts',
      'facts',
      'blank',
      'blank',
      'blank',
      'rejected: No figure is kept of this group.',
      'rejected: The period is no whole calendar year.',
    ]);
    expect(
      facts('Stock').map((one) => [
        one['country'],
        one['origin'],
        one['definition'],
        one['people'],
        one['onDate'],
      ]),
    ).toEqual([
      ['ETH', 'SDN', 'REFUGEES', 51_234, '2024-12-31'],
      ['ETH', 'SDN', 'ASYLUM_SEEKERS', 17, '2024-12-31'],
    ]);
    expect(
      results.map((one) => (one.outcome === 'blank' ? one.warnings?.map(({ code }) => code) : null)),
    ).toEqual([null, null, ['PART_OF_A_TOTAL'], ['PART_OF_A_TOTAL'], ['GROUP_NOT_COUNTED'], null, null]);
  });

  it('that returned went from the country of asylum to that of origin', async () => {
    const returned = [{ ...HAPI_REFUGEES[0]!, population_group: 'RET', population: 600 }];
    const { facts } = await readFixture('returnees.json', answer(returned), {}, graph);
    expect(facts('Flow')).toEqual([
      expect.objectContaining({
        origin: 'ETH',
        destination: 'SDN',
        peoplePerYear: 600,
        definition: 'RETURNED_REFUGEES',
      }),
    ]);
  });

  it('of a country that is none are rejected by the column of the file', async () => {
    const wrong = [{ ...HAPI_REFUGEES[0]!, asylum_location_code: 'QQQ', asylum_location_name: 'Nowhere' }];
    const { results } = await readFixture('refugees.json', answer(wrong), {}, graph);
    expect(results).toEqual([
      {
        outcome: 'rejected',
        rejection: expect.objectContaining({ column: expect.stringMatching(/^asylum_location/u) }),
      },
    ]);
  });
});

describe('public local units of GO', () => {
  it('are known without a date, and ask for one', async () => {
    const { GO_LOCAL_UNITS } = await import('../../support/source-fixtures.ts');
    const list = JSON.stringify({ count: 5, next: null, previous: null, results: GO_LOCAL_UNITS });
    await expect(readFixture('units.json', list, {}, graph)).rejects.toThrow('--as-of is missing');
  });
});
