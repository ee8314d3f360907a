import { expect } from 'vitest';
import type { KindName } from '../../../graph/model/kinds.ts';
import type { Condition, GraphStore } from '../../../graph/store.ts';
import { at, codesOf, loadFacts } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { fact } from '../facts.ts';

const isIn = (field: string, ...values: string[]): Condition => ({ test: 'in', field, values });

/** Codes that fulfil the conditions; the total must say the same. */
async function matching(store: GraphStore, kind: KindName, ...where: Condition[]): Promise<string[]> {
  const page = await store.page(kind, { first: 100, where }, at(await store.revision()));
  expect(page.totalCount).toBe(page.facts.length);
  const short = await store.page(kind, { first: 1, where }, at(await store.revision()));
  expect(short.totalCount).toBe(page.totalCount);
  return codesOf(page.facts);
}

const services = {
  Service: [
    fact('Service', 'clinic', {
      serviceType: 'PRIMARY_HEALTH',
      branch: 'b1',
      groups: ['CHILDREN', 'WOMEN'],
      country: 'ETH',
      conditions: ['fee'],
    }),
    fact('Service', 'hotline', { serviceType: 'RFL', branch: 'b2', groups: ['EVERYONE'], remote: true }),
    fact('Service', 'mobile', {
      serviceType: 'PRIMARY_HEALTH',
      branch: 'b2',
      groups: ['EVERYONE', 'WOMEN'],
      country: 'SDN',
      status: 'PLANNED',
    }),
    fact('Service', 'water', {
      serviceType: 'WATER',
      groups: [],
      country: 'ETH',
      adminAreas: ['area/1', 'area/2'],
    }),
  ],
  Branch: ['b1', 'b2', 'b3'].map((code) => fact('Branch', code, { country: 'ETH' })),
};

export function conditionCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'in compares a field with each of several values; none of the values matches nothing',
    onEmptyStore(async (store) => {
      await loadFacts(store, services);
      expect(await matching(store, 'Service', isIn('serviceType', 'PRIMARY_HEALTH'))).toEqual([
        'clinic',
        'mobile',
      ]);
      expect(await matching(store, 'Service', isIn('serviceType', 'WATER', 'RFL', 'RFL', 'NONE'))).toEqual([
        'hotline',
        'water',
      ]);
      expect(await matching(store, 'Service', isIn('serviceType'))).toEqual([]);
      expect(await matching(store, 'Service', isIn('code', 'water', 'clinic'))).toEqual(['clinic', 'water']);
      expect(await matching(store, 'Service', isIn('source', 'test-source'))).toHaveLength(4);
      expect(await matching(store, 'Service', isIn('visibility', 'RESTRICTED'))).toEqual([]);
    }),
  );

  test(
    'in holds for a list that has one of the values, once however many it has',
    onEmptyStore(async (store) => {
      await loadFacts(store, services);
      expect(await matching(store, 'Service', isIn('groups', 'WOMEN'))).toEqual(['clinic', 'mobile']);
      expect(await matching(store, 'Service', isIn('groups', 'WOMEN', 'EVERYONE', 'CHILDREN'))).toEqual([
        'clinic',
        'hotline',
        'mobile',
      ]);
      expect(await matching(store, 'Service', isIn('adminAreas', 'area/2', 'area/1'))).toEqual(['water']);
      expect(await matching(store, 'Service', isIn('conditions', 'fee'))).toEqual(['clinic']);
      expect(await matching(store, 'Service', isIn('groups', 'WOM'))).toEqual([]);
    }),
  );

  test(
    'is compares a true/false field',
    onEmptyStore(async (store) => {
      await loadFacts(store, services);
      expect(await matching(store, 'Service', { test: 'is', field: 'remote', value: true })).toEqual([
        'hotline',
      ]);
      expect(await matching(store, 'Service', { test: 'is', field: 'remote', value: false })).toEqual([
        'clinic',
        'mobile',
        'water',
      ]);
    }),
  );

  test(
    'all conditions must hold, two on one field too',
    onEmptyStore(async (store) => {
      await loadFacts(store, services);
      expect(
        await matching(store, 'Service', isIn('serviceType', 'PRIMARY_HEALTH'), isIn('country', 'ETH')),
      ).toEqual(['clinic']);
      expect(await matching(store, 'Service', isIn('groups', 'WOMEN'), isIn('groups', 'EVERYONE'))).toEqual([
        'mobile',
      ]);
      expect(
        await matching(store, 'Service', isIn('country', 'ETH', 'SDN'), isIn('country', 'SDN', 'KEN')),
      ).toEqual(['mobile']);
      expect(await matching(store, 'Service', isIn('status', 'PLANNED'), isIn('country', 'ETH'))).toEqual([]);
    }),
  );

  test(
    'validOn includes both bounds, and null is no bound',
    onEmptyStore(async (store) => {
      const between = (code: string, validFrom: string | null, validUntil: string | null) =>
        fact('Stop', code, { validFrom, validUntil });
      await loadFacts(store, {
        Stop: [
          between('always', null, null),
          between('from', '2026-03-01', null),
          between('march', '2026-03-01', '2026-03-31'),
          between('until', null, '2026-03-31'),
        ],
      });
      const on = (day: string) => matching(store, 'Stop', { test: 'validOn', day });
      expect(await on('2026-02-28')).toEqual(['always', 'until']);
      expect(await on('2026-03-01')).toEqual(['always', 'from', 'march', 'until']);
      expect(await on('2026-03-31')).toEqual(['always', 'from', 'march', 'until']);
      expect(await on('2026-04-01')).toEqual(['always', 'from']);
    }),
  );

  test(
    'freshOn holds from the as-of to the day before freshUntil',
    onEmptyStore(async (store) => {
      await loadFacts(store, {
        Statement: [fact('Statement', 's', { asOf: '2026-03-01', freshUntil: '2027-03-01' })],
      });
      const on = (day: string) => matching(store, 'Statement', { test: 'freshOn', day });
      expect(await on('2026-02-28')).toEqual([]);
      expect(await on('2026-03-01')).toEqual(['s']);
      expect(await on('2027-02-28')).toEqual(['s']);
      expect(await on('2027-03-01')).toEqual([]);
    }),
  );

  test(
    'some finds the branches that offer a type, by one field of one fact',
    onEmptyStore(async (store) => {
      await loadFacts(store, services);
      const some = (...where: Condition[]): Condition => ({
        test: 'some',
        kind: 'Service',
        by: 'branch',
        where,
      });
      expect(await matching(store, 'Branch', some())).toEqual(['b1', 'b2']);
      expect(await matching(store, 'Branch', some(isIn('serviceType', 'PRIMARY_HEALTH')))).toEqual([
        'b1',
        'b2',
      ]);
      expect(
        await matching(store, 'Branch', some(isIn('serviceType', 'RFL'), isIn('status', 'PLANNED'))),
      ).toEqual([]);
      expect(
        await matching(store, 'Branch', some(isIn('serviceType', 'RFL')), some(isIn('status', 'PLANNED'))),
      ).toEqual(['b2']);
      expect(
        await matching(store, 'Branch', isIn('country', 'ETH'), some(isIn('groups', 'CHILDREN'))),
      ).toEqual(['b1']);
    }),
  );

  test(
    'some follows list fields, and may be nested',
    onEmptyStore(async (store) => {
      await loadFacts(store, {
        ...services,
        NationalSociety: ['n1', 'n2', 'n3'].map((code) => fact('NationalSociety', code)),
        RegionalNetwork: [fact('RegionalNetwork', 'net', { members: ['n1', 'n3'], membersComplete: true })],
        Branch: [
          fact('Branch', 'b1', { nationalSociety: 'n1' }),
          fact('Branch', 'b2', { nationalSociety: 'n2' }),
        ],
      });
      const member: Condition = {
        test: 'some',
        kind: 'RegionalNetwork',
        by: 'members',
        where: [{ test: 'is', field: 'membersComplete', value: true }],
      };
      expect(await matching(store, 'NationalSociety', member)).toEqual(['n1', 'n3']);
      const offers: Condition = {
        test: 'some',
        kind: 'Service',
        by: 'branch',
        where: [isIn('serviceType', 'PRIMARY_HEALTH')],
      };
      const society: Condition = { test: 'some', kind: 'Branch', by: 'nationalSociety', where: [offers] };
      expect(await matching(store, 'NationalSociety', society)).toEqual(['n1', 'n2']);
      expect(await matching(store, 'NationalSociety', society, member)).toEqual(['n1']);
    }),
  );

  test(
    'a condition on a field that the kind has not is refused',
    onEmptyStore(async (store) => {
      const refused = (...where: Condition[]) =>
        expect(store.page('Group', { first: 1, where }, at(0))).rejects.toMatchObject({ code: 'BAD_INPUT' });
      await refused(isIn('colour', 'red'));
      await refused(isIn('name" OR 1=1 --', 'red'));
      await refused({ test: 'is', field: 'name', value: true });
      await refused({ test: 'near', lat: 0, lon: 0, km: 1 });
      await refused({ test: 'freshOn', day: '2026-01-01' });
      await refused({ test: 'text', folded: 'red' });
      await refused({ test: 'some', kind: 'Service', by: 'colour', where: [] });
      await expect(store.pagesBy('Group', 'colour', ['red'], { first: 1 }, at(0))).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    }),
  );

  test(
    'values are compared, never run',
    onEmptyStore(async (store) => {
      await loadFacts(store, services);
      for (const value of [`ETH' OR '1'='1`, '") RETURN 1 //', '$revision', '*', '%', '"']) {
        expect(await matching(store, 'Service', isIn('country', value))).toEqual([]);
        expect(await store.search(value, ['Branch'], 9, at(1))).toEqual([]);
        expect((await store.get('Service', [value], at(1))).size).toBe(0);
      }
    }),
  );
}
