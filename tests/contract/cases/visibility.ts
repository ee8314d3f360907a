import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { VISIBILITIES } from '../../../graph/model/closed-lists.ts';
import {
  MOVEMENT_READER,
  MOVEMENT_VIEWER,
  PUBLIC_VIEWER,
  STEWARD_OF_ALL,
  type Viewer,
  mayRead,
} from '../../../graph/model/viewer.ts';
import type { Condition, GraphStore } from '../../../graph/store.ts';
import { at, codesOf, loadFacts, scannedCodes } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { fact, source } from '../facts.ts';
import { grounded } from '../grounded.ts';

const VIEWERS = [PUBLIC_VIEWER, MOVEMENT_READER, MOVEMENT_VIEWER, STEWARD_OF_ALL];

/** Of facts that no Society owns. */
const sees = (viewer: Viewer, visibility: string) => mayRead(viewer, visibility.toLowerCase());

/** One service and one branch of each visibility; and a service whose RESTRICTED version wins over a PUBLIC one. */
const world = grounded({
  Branch: VISIBILITIES.map((visibility) =>
    fact('Branch', `b-${visibility}`, { visibility, name: 'Camp clinic', country: 'ETH', lat: 9, lon: 38 }),
  ),
  Service: [
    ...VISIBILITIES.map((visibility) =>
      fact('Service', `s-${visibility}`, {
        visibility,
        name: 'Safe house',
        country: 'ETH',
        branch: `b-PUBLIC`,
        serviceType: `T-${visibility}`,
        lat: 9,
        lon: 38,
        adminAreas: ['area'],
      }),
    ),
    fact('Service', 'two', {
      source: 'low',
      visibility: 'PUBLIC',
      asOf: '2026-01-01',
      name: 'Open door',
      country: 'SDN',
      lat: 15,
      lon: 32,
    }),
    fact('Service', 'two', {
      source: 'high',
      visibility: 'RESTRICTED',
      asOf: '2026-02-01',
      name: 'Hidden shelter',
      country: 'KEN',
      lat: -1,
      lon: 36,
    }),
  ],
});

/** Everything that a viewer can learn through every path, as plain data. */
async function learned(store: GraphStore, viewer: Viewer): Promise<unknown> {
  const reading = at(await store.revision(), viewer);
  const codes = [...VISIBILITIES.map((visibility) => `s-${visibility}`), 'two'];
  const pageOf = async (...where: Condition[]) => store.page('Service', { first: 3, where }, reading);
  const versions = [];
  for (const code of codes) versions.push(await store.versions('Service', code, reading));
  const branches = await store.page(
    'Branch',
    { first: 9, where: [{ test: 'some', kind: 'Service', by: 'branch', where: [] }] },
    reading,
  );
  return {
    get: Object.fromEntries(await store.get('Service', codes, reading)),
    versions,
    sources: Object.fromEntries(await store.sourcesOf('Service', codes, reading)),
    page: await pageOf(),
    byCountry: [...(await store.pagesBy('Service', 'country', ['ETH', 'SDN', 'KEN'], { first: 2 }, reading))],
    byArea: [...(await store.pagesBy('Service', 'adminAreas', ['area'], { first: 2 }, reading))],
    scan: await scannedCodes(store, 'Service', reading),
    counts: await store.counts(reading),
    search: await store.search('s', ['Service', 'Branch'], 9, reading),
    some: branches,
    near: await pageOf({ test: 'near', lat: 9, lon: 38, km: 50 }),
    nearHidden: await pageOf({ test: 'near', lat: -1, lon: 36, km: 50 }),
    text: await pageOf({ test: 'text', folded: 'safe' }),
    textHidden: await pageOf({ test: 'text', folded: 'hidden' }),
    country: await pageOf({ test: 'in', field: 'country', values: ['KEN', 'ETH'] }),
    list: await pageOf({ test: 'in', field: 'adminAreas', values: ['area'] }),
  };
}

export function visibilityCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'each viewer sees the facts of its visibilities by every path, and counts them alone',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      for (const viewer of VIEWERS) {
        const reading = at(1, viewer);
        const expected = VISIBILITIES.filter((visibility) => sees(viewer, visibility))
          .map((visibility) => `s-${visibility}`)
          .toSorted();
        const where = (...conditions: Condition[]) =>
          store.page('Service', { first: 99, where: conditions }, reading);
        const inEthiopia: Condition = { test: 'in', field: 'country', values: ['ETH'] };
        for (const condition of [
          inEthiopia,
          { test: 'near', lat: 9, lon: 38, km: 1 },
          { test: 'text', folded: 'safe hou' },
          { test: 'in', field: 'adminAreas', values: ['area'] },
          { test: 'in', field: 'branch', values: ['b-PUBLIC'] },
        ] satisfies Condition[]) {
          const page = await where(condition);
          expect([codesOf(page.facts), page.totalCount], `${viewer.key} ${condition.test}`).toEqual([
            expected,
            expected.length,
          ]);
        }
        const codes = VISIBILITIES.map((visibility) => `s-${visibility}`);
        expect([...(await store.get('Service', codes, reading)).keys()].toSorted()).toEqual(expected);
        expect([...(await store.sourcesOf('Service', codes, reading)).keys()].toSorted()).toEqual(expected);
        for (const code of codes)
          expect(await store.versions('Service', code, reading)).toHaveLength(
            expected.includes(code) ? 1 : 0,
          );
        expect(await scannedCodes(store, 'Service', reading)).toEqual([...expected, 'two']);
        expect(await store.counts(reading)).toMatchObject({
          Service: expected.length + 1,
          Branch: expected.length,
        });
        const byArea = await store.pagesBy('Service', 'adminAreas', ['area'], { first: 1 }, reading);
        expect(byArea.get('area')).toMatchObject({
          totalCount: expected.length,
          hasNextPage: expected.length > 1,
        });
        const found = await store.search('safe', ['Service'], 99, reading);
        expect(found.map((hit) => hit.fact.code)).toEqual(expected);
      }
    }),
  );

  test(
    'some counts only facts that the viewer may read',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      for (const viewer of VIEWERS) {
        for (const visibility of VISIBILITIES) {
          const offers: Condition = {
            test: 'some',
            kind: 'Service',
            by: 'branch',
            where: [{ test: 'in', field: 'serviceType', values: [`T-${visibility}`] }],
          };
          const page = await store.page('Branch', { first: 9, where: [offers] }, at(1, viewer));
          expect(codesOf(page.facts)).toEqual(sees(viewer, visibility) ? ['b-PUBLIC'] : []);
          expect(page.totalCount).toBe(page.facts.length);
        }
      }
    }),
  );

  test(
    'some counts only facts that are themselves shown',
    onEmptyStore(async (store) => {
      const facts = {
        Branch: [fact('Branch', 'b')],
        Service: [
          fact('Service', 's', { source: 'old', asOf: '2026-01-01', branch: 'b', visibility: 'PUBLIC' }),
          fact('Service', 's', { source: 'new', asOf: '2026-02-01', branch: null, visibility: 'RESTRICTED' }),
        ],
      };
      await loadFacts(store, grounded(facts));
      const where: Condition[] = [{ test: 'some', kind: 'Service', by: 'branch', where: [] }];
      const total = async (viewer: Viewer) =>
        (await store.page('Branch', { first: 9, where }, at(1, viewer))).totalCount;
      expect([await total(PUBLIC_VIEWER), await total(STEWARD_OF_ALL)]).toEqual([1, 0]);
    }),
  );

  test(
    'where a restricted version wins, the public sees the public runner-up by every path, and only its source',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      const shown = async (viewer: Viewer) => {
        const reading = at(1, viewer);
        const countries: string[] = [];
        const pages = await store.pagesBy('Service', 'country', ['SDN', 'KEN'], { first: 9 }, reading);
        for (const [country, page] of pages) if (page.totalCount === 1) countries.push(country);
        const near = async (lat: number, lon: number) =>
          (await store.page('Service', { first: 9, where: [{ test: 'near', lat, lon, km: 9 }] }, reading))
            .totalCount;
        return {
          name: (await store.get('Service', ['two'], reading)).get('two')?.name,
          versions: (await store.versions('Service', 'two', reading)).length,
          sources: (await store.sourcesOf('Service', ['two'], reading)).get('two'),
          countries,
          near: [await near(15, 32), await near(-1, 36)],
          found: [
            (await store.search('open', ['Service'], 9, reading)).length,
            (await store.search('hidden', ['Service'], 9, reading)).length,
          ],
        };
      };
      for (const viewer of [PUBLIC_VIEWER, MOVEMENT_READER, MOVEMENT_VIEWER]) {
        expect(await shown(viewer)).toEqual({
          name: 'Open door',
          versions: 1,
          sources: ['low'],
          countries: ['SDN'],
          near: [1, 0],
          found: [1, 0],
        });
      }
      expect(await shown(STEWARD_OF_ALL)).toEqual({
        name: 'Hidden shelter',
        versions: 2,
        sources: ['high', 'low'],
        countries: ['KEN'],
        near: [0, 1],
        found: [0, 1],
      });
    }),
  );

  test(
    'a viewer learns the same with and without the facts that it may not read',
    onEmptyStore(async (store) => {
      await loadFacts(store, world);
      await loadFacts(store, {
        Source: VISIBILITIES.map((visibility) => source(`z-${visibility}`)),
      });
      const before: unknown[] = [];
      for (const viewer of VIEWERS) before.push(await learned(store, viewer));
      for (const [n, visibility] of VISIBILITIES.entries()) {
        if (visibility === 'PUBLIC') continue;
        await loadFacts(store, {
          Branch: [
            fact('Branch', `x-${visibility}`, { visibility, name: 'Safe', country: 'ETH', lat: 9, lon: 38 }),
            fact('Branch', 'b-PUBLIC', {
              source: `z-${visibility}`,
              asOf: `203${n}-01-01`,
              visibility,
              name: 'Other',
            }),
          ],
          Service: [
            fact('Service', `a-${visibility}`, {
              visibility,
              name: 'Safe',
              country: 'ETH',
              branch: 'b-PUBLIC',
              lat: 9,
              lon: 38,
              adminAreas: ['area'],
            }),
            fact('Service', 's-PUBLIC', {
              source: `z-${visibility}`,
              asOf: `203${n}-01-01`,
              visibility,
              name: 'Moved',
              country: 'KEN',
              lat: -1,
              lon: 36,
            }),
          ],
        });
        for (const [v, viewer] of VIEWERS.entries()) {
          const now = await learned(store, viewer);
          const learnsMore = !isDeepStrictEqual(now, before[v]);
          expect({ viewer, visibility, learnsMore }).toEqual({
            viewer,
            visibility,
            learnsMore: sees(viewer, visibility),
          });
          before[v] = now;
        }
      }
    }),
  );
}
