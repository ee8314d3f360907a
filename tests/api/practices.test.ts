import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { fact, world } from './support/world.ts';

/** Beside the practice of the world one that states nothing but what it is on, and beside its indicators an older one. */
const SILENT = fact('Practice', 'practice-silent', {
  name: 'Of which little is known',
  summary: 'Something is done',
  serviceTypes: ['PRIMARY_HEALTH'],
});
const OLDER = fact('Indicator', 'indicator-older', {
  name: 'Needs assessment',
  level: 'NATIONAL',
  nationalSociety: 'ns-ita',
  unit: 'share',
  asOf: '2025-01-01',
});

describe('practices and indicators', () => {
  let opened: OpenedStore;
  let api: Api;
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    await loadFacts(opened.store, { Practice: [SILENT], Indicator: [OLDER] });
    api = await apiOn(opened.store);
  });
  afterAll(async () => {
    await api.close();
    await opened.close();
  });

  async function codes(list: string, filter: string): Promise<string[]> {
    const { body } = await api.ask(`{ ${list}(filter: { ${filter} }) { totalCount nodes { code } } }`);
    expect(body.errors).toBeUndefined();
    const page = (body.data as Record<string, { totalCount: number; nodes: { code: string }[] }>)[list]!;
    expect(page.totalCount).toBe(page.nodes.length);
    return page.nodes.map(({ code }) => code);
  }

  it.each([
    ['serviceTypes: ["PRIMARY_HEALTH"]', ['practice-1', 'practice-silent']],
    ['groups: [CHILDREN, WOMEN]', ['practice-1']],
    ['groups: [WOMEN]', []],
    ['steps: [BORDER]', ['practice-1']],
    ['steps: [RETURN]', []],
    ['responseType: ASSISTANCE', ['practice-1']],
    ['responseType: ASSISTANCE, steps: [BORDER], groups: [CHILDREN], country: "NER"', ['practice-1']],
    ['responseType: ASSISTANCE, steps: [RETURN]', []],
  ])('practices with %s: what is not stated fulfils nothing', async (filter, expected) => {
    expect(await codes('practices', filter)).toEqual(expected);
  });

  it.each([
    ['name: "Needs assessment"', ['indicator-1', 'indicator-2', 'indicator-older']],
    ['name: "Needs"', []],
    ['nationalSociety: "ns-ita"', ['indicator-1', 'indicator-older']],
    ['country: "ITA"', ['indicator-1', 'indicator-older']],
    ['country: "NER"', []],
    ['country: "LBY", name: "Needs assessment"', []],
    ['country: "ITA", network: "net-test"', []],
    ['network: "net-test"', ['indicator-2']],
    ['level: NATIONAL, network: "net-test"', []],
  ])('indicators with %s', async (filter, expected) => {
    expect(await codes('indicators', filter)).toEqual(expected);
  });

  it.each([
    ['country', 'XXX'],
    ['nationalSociety', 'ns-nowhere'],
    ['network', 'net-nowhere'],
  ])('a %s that does not exist is no empty list', async (field, code) => {
    const { body } = await api.ask(`{ indicators(filter: { ${field}: "${code}" }) { totalCount } }`);
    expect(body.errors).toMatchObject([
      { extensions: { code: 'BAD_INPUT', argument: `filter.${field}`, value: code } },
    ]);
  });

  it('an indicator at its levels: who reaches it, and of whom nobody knows', async () => {
    const { body } = await api.ask(
      `{ indicatorLevels(name: "Needs assessment", networks: ["net-test"], asOf: "2026-11-01") {
        revision asOf name sources { code }
        levels { level network { code } region societies reached { code } notReached { code } unknown { nationalSociety { code } reason }
          reachedShareAtLeast reachedShareAtMost stated { code } targetShare targetReached } } }`,
    );
    expect(body.errors).toBeUndefined();
    const { levels, ...of } = (body.data as { indicatorLevels: { levels: Record<string, unknown>[] } })
      .indicatorLevels;
    expect(of).toMatchObject({ asOf: '2026-11-01', name: 'Needs assessment' });
    expect(levels.map(({ level, region }) => region ?? level)).toEqual([
      'NETWORK',
      'AFRICA',
      'AMERICAS',
      'ASIA_PACIFIC',
      'EUROPE_AND_CENTRAL_ASIA',
      'MIDDLE_EAST_AND_NORTH_AFRICA',
      'GLOBAL',
    ]);
    expect(levels[0]).toEqual({
      level: 'NETWORK',
      network: { code: 'net-test' },
      region: null,
      societies: 2,
      reached: [],
      notReached: [{ code: 'ns-ita' }],
      unknown: [{ nationalSociety: { code: 'ns-lby' }, reason: 'NOT_STATED' }],
      reachedShareAtLeast: 0,
      reachedShareAtMost: 0.5,
      stated: { code: 'indicator-2' },
      targetShare: null,
      targetReached: null,
    });
    expect(levels[2]).toMatchObject({ region: 'AMERICAS', societies: 0, reachedShareAtLeast: null });
  });

  it('key points by level and by point: nobody said anything about most of them', async () => {
    const { body } = await api.ask(
      `{ keyPoints(serviceTypes: ["PRIMARY_HEALTH"], networks: ["net-test"], asOf: "2026-11-01") { asOf sources { code }
        levels { level nationalSociety { code } network { code } region societies keyPoints present none unknown presentShareAtLeast presentShareAtMost branches }
        points(first: 100) { totalCount nodes { nationalSociety { code } stop { code } capacity services { code } } }
        known: points(capacities: [PRESENT, NONE]) { totalCount } } }`,
    );
    expect(body.errors).toBeUndefined();
    const { keyPoints } = body.data as {
      keyPoints: {
        levels: Record<string, unknown>[];
        points: { totalCount: number; nodes: { capacity: string; services: unknown[] }[] };
        known: { totalCount: number };
      };
    };
    const all = keyPoints.levels.at(-1)!;
    const { nodes, totalCount } = keyPoints.points;
    const having = (wanted: string) => nodes.filter(({ capacity }) => capacity === wanted).length;
    expect(all).toMatchObject({
      level: 'GLOBAL',
      keyPoints: totalCount,
      present: having('PRESENT'),
      none: having('NONE'),
      unknown: having('UNKNOWN'),
    });
    expect(having('UNKNOWN')).toBeGreaterThan(0);
    expect(having('PRESENT') + having('NONE')).toBe(keyPoints.known.totalCount);
    for (const { capacity, services } of nodes) expect(services.length > 0).toBe(capacity === 'PRESENT');
    const levels = keyPoints.levels.map(({ level }) => level);
    expect([...new Set(levels)]).toEqual(['NATIONAL', 'NETWORK', 'REGIONAL', 'GLOBAL']);
  });

  it.each([
    ['serviceTypes: ["SGBV_RESPONSE"]', 'SGBV_RESPONSE'],
    ['serviceTypes: ["ADVOCACY_ACCESS"]', 'ADVOCACY_ACCESS'],
    ['trails: ["nowhere"]', 'nowhere'],
  ])('key points with %s are BAD_INPUT', async (asked, value) => {
    const { body } = await api.ask(`{ keyPoints(${asked}) { asOf } }`);
    expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', value } }]);
  });

  it('an indicator that is not there is no answer of unknown Societies', async () => {
    const { body } = await api.ask('{ indicatorLevels(name: "Needs") { levels { societies } } }');
    expect(body.errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND', value: 'Needs', candidates: ['Needs assessment'] } },
    ]);
  });

  it('a gap names the practices that answered such a gap elsewhere', async () => {
    const gaps = async (practices: string) => {
      const { body } = await api.ask(
        `{ coverage(all: true, serviceTypes: ["PRIMARY_HEALTH"], groups: [CHILDREN], asOf: "2026-11-01") { gaps(first: 1000) { nodes {
          stop { country { code } } ${practices} { code countries { code } } } } } }`,
      );
      return body;
    };
    const body = await gaps('practices');
    expect(body.errors).toBeUndefined();
    const { nodes } = (
      body.data as {
        coverage: {
          gaps: { nodes: { stop: { country: { code: string } }; practices: { code: string }[] }[] };
        };
      }
    ).coverage.gaps;
    const of = (country: string, isIn: boolean) =>
      nodes.filter(({ stop }) => (stop.country?.code === country) === isIn);
    expect(of('NER', true).length).toBeGreaterThan(0);
    for (const { practices } of of('NER', true))
      expect(practices.map(({ code }) => code)).toEqual(['practice-silent']);
    for (const { practices } of of('NER', false))
      expect(practices.map(({ code }) => code)).toEqual(['practice-1', 'practice-silent']);
    expect((await gaps('practices(first: 21)')).errors).toMatchObject([
      { extensions: { code: 'BAD_INPUT', argument: 'first' } },
    ]);
  });
});
