import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../api/global-id.ts';
import { loadSeeds } from '../../loaders/seed.ts';
import type { OpenedStore } from '../contract/context.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { withApi } from './support/with-api.ts';

const FIGURE = `measure value definition basis periodFrom periodTo onDate stop { code } leg { code } trail { code }
  source { code publisher licence asOf } fact { __typename id code }`;

interface FigureSeen {
  readonly measure: string;
  readonly value: number;
  readonly basis: string | null;
  readonly leg: { readonly code: string } | null;
  readonly trail: { readonly code: string } | null;
}
interface Numbers {
  readonly peoplePerYear: number | null;
  readonly peopleBasis?: string | null;
  readonly peoplePresent?: number | null;
  readonly deathsAndMissingPerYear?: number | null;
  readonly figures: readonly FigureSeen[];
}

describe('figures say whose they are, of when and counted how', () => {
  const { api } = withApi();
  const none = {
    definition: null,
    periodFrom: null,
    periodTo: null,
    onDate: null,
    stop: null,
    leg: null,
    trail: null,
  };
  const source = {
    code: 'test-publisher',
    publisher: 'Test publisher',
    licence: 'CC0-1.0',
    asOf: '2026-06-30',
  };
  const year = { periodFrom: '2025-01-01', periodTo: '2025-12-31' };

  it('at a gap: who passes, who stays, who died', async () => {
    const { body } = await api()
      .ask(`{ trail(code: "central-test") { coverage(serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01") {
      gaps { nodes { stop { code } figures { ${FIGURE} } } } } } }`);
    expect(body.errors).toBeUndefined();
    const { nodes } = (
      body.data as {
        trail: { coverage: { gaps: { nodes: { stop: { code: string }; figures: FigureSeen[] }[] } } };
      }
    ).trail.coverage.gaps;
    const fact = (type: 'Flow' | 'Stock' | 'IncidentTotal', code: string) => ({
      fact: { __typename: type, id: globalId(type, code), code },
    });
    expect(nodes.find(({ stop }) => stop.code === 'dirkou')!.figures).toEqual([
      // 10,000 arrive and 8,000 leave: the greater is shown, and its figure alone.
      {
        ...none,
        ...year,
        ...fact('Flow', 'flow-1'),
        measure: 'PEOPLE_PER_YEAR',
        value: 10_000,
        definition: 'ESTIMATE',
        basis: 'LEG',
        leg: { code: 'agadez--dirkou' },
        source,
      },
      {
        ...none,
        ...fact('Stock', 'stock-1'),
        measure: 'PEOPLE_PRESENT',
        value: 500,
        definition: 'ESTIMATE',
        basis: null,
        onDate: '2026-06-30',
        stop: { code: 'dirkou' },
        source,
      },
      {
        ...none,
        ...year,
        ...fact('IncidentTotal', 'dead-1'),
        measure: 'DEATHS_AND_MISSING_PER_YEAR',
        value: 20,
        basis: 'LEG',
        leg: { code: 'agadez--dirkou' },
        source,
      },
    ]);
    const atSabha = nodes.find(({ stop }) => stop.code === 'sabha')!.figures;
    expect(atSabha).toMatchObject([
      { basis: 'TRAIL', definition: 'ARRIVALS', trail: { code: 'central-test' }, leg: null },
    ]);
  });

  it('of the longest break: the greatest flow on a leg touched', async () => {
    const { body } = await api()
      .ask(`{ continuity(from: "agadez", to: "toummo", serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01") {
      journeys { care { longestBreak { peoplePerYear figures { ${FIGURE} } } } } } }`);
    expect(body.data).toMatchObject({
      continuity: {
        journeys: [
          {
            care: [
              {
                longestBreak: {
                  peoplePerYear: 10_000,
                  figures: [{ value: 10_000, fact: { code: 'flow-1' } }],
                },
              },
            ],
          },
        ],
      },
    });
  });

  it('of person-km: the flows of the legs', async () => {
    const flows = (
      first: number,
    ) => `{ trail(code: "central-test") { coverage(serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01") {
      flows(first: ${first}) { totalCount nodes { code leg { code } trail { code } origin { code } destination { code } asOf } pageInfo { hasNextPage } } } } }`;
    const { body } = await api().ask(flows(1));
    expect(body.data).toMatchObject({
      trail: {
        coverage: {
          flows: {
            totalCount: 2,
            nodes: [{ code: 'flow-1', leg: { code: 'agadez--dirkou' }, trail: null, origin: null }],
            pageInfo: { hasNextPage: true },
          },
        },
      },
    });
  });

  it('a figure can be asked for by its id, and is found at its subject', async () => {
    const { body } = await api().ask(
      `query($ids: [ID!]!) {
        nodes(ids: $ids) { __typename ... on Stock { people definition onDate stop { code } } ... on IncidentTotal { deathsAndMissingPerYear leg { code } trail { code } country { code } } }
        stop(code: "dirkou") { stocks { nodes { code } } legsIn { nodes { incidentTotals { nodes { code } } flows { nodes { code } } } } }
      }`,
      { ids: [globalId('Stock', 'stock-1'), globalId('IncidentTotal', 'dead-1')] },
    );
    expect(body).toEqual({
      data: {
        nodes: [
          {
            __typename: 'Stock',
            people: 500,
            definition: 'ESTIMATE',
            onDate: '2026-06-30',
            stop: { code: 'dirkou' },
          },
          {
            __typename: 'IncidentTotal',
            deathsAndMissingPerYear: 20,
            leg: { code: 'agadez--dirkou' },
            trail: null,
            country: null,
          },
        ],
        stop: {
          stocks: { nodes: [{ code: 'stock-1' }] },
          legsIn: {
            nodes: [
              { incidentTotals: { nodes: [{ code: 'dead-1' }] }, flows: { nodes: [{ code: 'flow-1' }] } },
            ],
          },
        },
      },
    });
  });
});

describe('on the bundled seeds the figures add up to the numbers', () => {
  let opened: OpenedStore;
  let api: Api;
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadSeeds(opened.store, { demonstration: true });
    api = await apiOn(opened.store);
  });
  afterAll(async () => {
    await api?.close();
    await opened?.close();
  });

  const total = (figures: readonly FigureSeen[], measure: string): number | null => {
    const own = figures.filter((figure) => figure.measure === measure);
    return own.length === 0 ? null : own.reduce((sum, { value }) => sum + value, 0);
  };

  it.each(['central-mediterranean', 'northern-central-america'])('of %s', async (trail) => {
    const { body } = await api.ask(
      `query($trail: String!) { trail(code: $trail) { coverage(serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: "2026-11-01") {
        gaps(first: 1000) { nodes { peoplePerYear peopleBasis peoplePresent deathsAndMissingPerYear figures { measure value basis leg { code } trail { code } } } }
        questions(first: 1000) { nodes { peoplePerYear figures { measure value basis leg { code } trail { code } } } } } } }`,
      { trail },
    );
    expect(body.errors).toBeUndefined();
    const { coverage } = (
      body.data as { trail: { coverage: Record<'gaps' | 'questions', { nodes: Numbers[] }> } }
    ).trail;
    const all = [...coverage.gaps.nodes, ...coverage.questions.nodes];
    expect(all.some(({ figures }) => figures.length > 0)).toBe(true);
    for (const {
      peoplePerYear,
      peopleBasis,
      peoplePresent = null,
      deathsAndMissingPerYear = null,
      figures,
    } of all) {
      expect(total(figures, 'PEOPLE_PER_YEAR')).toBe(peoplePerYear);
      expect(total(figures, 'PEOPLE_PRESENT')).toBe(peoplePresent);
      expect(total(figures, 'DEATHS_AND_MISSING_PER_YEAR')).toBe(deathsAndMissingPerYear);
      const passing = figures.filter(({ measure }) => measure === 'PEOPLE_PER_YEAR');
      if (peopleBasis !== undefined)
        expect(new Set(passing.map(({ basis }) => basis))).toEqual(
          new Set(peopleBasis === null ? [] : [peopleBasis]),
        );
      for (const { basis, leg, trail } of passing)
        expect([leg !== null, trail !== null]).toEqual([basis === 'LEG', basis === 'TRAIL']);
    }
  });
});
