import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSeeds } from '../../loaders/seed.ts';
import type { OpenedStore } from '../contract/context.ts';
import { ask, type Coded, type CoverageSeen, type GapSeen, type TrailSeen } from './recompute/answers.ts';
import { figureOf } from './recompute/extra.ts';
import { compareGaps, isolation, type Ranked } from './recompute/gaps.ts';
import { bordersOf, type HandoverSeen, judge } from './recompute/handovers.ts';
import { kilometresOf, longestBreak, sum } from './recompute/kilometres.ts';
import { legKey } from './recompute/network.ts';
import { DAY, GROUP, lookFromOutside, type Outside, TYPES } from './recompute/outside.ts';
import { peopleAt } from './recompute/people.ts';
import { countriesOf } from './recompute/place.ts';
import { computeStatus } from './recompute/status.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { queryText } from './support/recorded.ts';
import { openEmptySqliteStore } from './support/stores.ts';

const TRAILS = [
  'central-mediterranean',
  'northern-central-america',
  'horn-to-mediterranean',
  'ukraine-neighbours',
];
const JOURNEYS = [
  ['agadez-ner', 'lampedusa-ita'],
  ['tegucigalpa-hnd', 'laredo-usa'],
  ['tapachula-mex', 'tucson-usa'],
  // Joined by a referral, not by an agreement.
  ['guatemala-city-gtm', 'tapachula-mex'],
  ['tripoli-lby', 'tunis-tun'],
  // Served on either side, and nobody states that there is no link.
  ['monterrey-mex', 'mcallen-usa'],
  ['bamako-mli', 'tunis-tun'],
  ['kano-nga', 'tamanrasset-dza'],
  ['addis-ababa-eth', 'catania-ita'],
] as const;

/** Whatever a page says: 1 m along a way, and no more. */
const km = (value: number) => (value === Infinity ? null : Math.round(value * 1000) / 1000);

/** Everything that a list of a trail's coverage holds, over its pages of 50. */
async function allOf<T>(api: Api, trail: string, list: 'gaps' | 'questions', fields: string): Promise<T[]> {
  interface Page {
    readonly totalCount: number;
    readonly nodes: readonly T[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }
  const found: T[] = [];
  for (let after: string | null = null; ;) {
    const answer: { trail: { coverage: Record<string, Page> } } = await ask(
      api,
      `query($trail: String!, $after: String) { trail(code: $trail) {
         coverage(serviceTypes: ["PRIMARY_HEALTH", "RFL"], groups: [EVERYONE], asOf: "${DAY}") {
           ${list}(first: 50, after: $after) { totalCount nodes { ${fields} } pageInfo { hasNextPage endCursor } } } } }`,
      { trail, after },
    );
    const page: Page = answer.trail.coverage[list]!;
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) {
      if (found.length !== page.totalCount) throw new Error(`${list}: pages do not add up to totalCount.`);
      return found;
    }
    after = page.pageInfo.endCursor;
  }
}

const GAP = `stop { code } serviceType { code } group status reason peoplePerYear isolationKm isolationAnyKm isolationAtLeastKm
  unreachable personKmToCare nearest { service { code } stop { code } km }`;

interface CareSeen {
  readonly serviceType: Coded;
  readonly servedStops: number;
  readonly expectedStops: number;
  readonly servedKmShare: number | null;
  readonly unknownShare: number | null;
  readonly longestBreak: { readonly certainKm: number; readonly possibleKm: number } | null;
  readonly handovers: readonly HandoverSeen[];
}
interface JourneySeen {
  readonly km: number;
  readonly stops: readonly Coded[];
  readonly legs: readonly { readonly mode: string; readonly km: number }[];
  readonly care: readonly CareSeen[];
}

let opened: OpenedStore;
beforeAll(async () => {
  opened = await openEmptySqliteStore();
  await loadSeeds(opened.store, { demonstration: true });
});
afterAll(() => opened?.close());

describe.each([
  ['a member of the Movement', true],
  ['anybody', false],
])('%s recomputes the answers outside', (_, onLoopback) => {
  let api: Api;
  let outside: Outside;
  const trailNamed = (code: string): TrailSeen => outside.trails.find((trail) => trail.code === code)!;
  beforeAll(async () => {
    // Everything at once, as whoever runs the server may allow; others take it in pages.
    api = await apiOn(opened.store, {
      onLoopback,
      env: { TRAILCARE_MAX_COST: '999999999', TRAILCARE_MAX_VALUES: '100000000' },
    });
    outside = await lookFromOutside(api);
  });
  afterAll(() => api?.close());

  it('turns the pages of Facts', () => {
    const codes = outside.facts.services.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(60);
    expect(new Set(codes).size).toBe(codes.length);
    expect(outside.pages).toBeGreaterThan(2);
  });

  it.each(TRAILS)('the cells, counts and shares of %s', (code) => {
    const { stops, coverage } = trailNamed(code);
    expect(coverage.asOf).toBe(DAY);
    expect(coverage.matrix.map(({ stop }) => stop.code)).toEqual(stops.map((stop) => stop.code));
    const cells = coverage.matrix.flatMap((row, n) =>
      row.cells.map((cell) => ({
        at: row.stop.code,
        said: cell,
        own: computeStatus(outside.facts, stops[n]!, { type: cell.serviceType.code, group: GROUP, day: DAY }),
      })),
    );
    expect(cells).toHaveLength(stops.length * TYPES.length);
    for (const { at, said, own } of cells) {
      const { status, reason, eligibility, redundancy, services } = said;
      const spoken = {
        status,
        reason,
        eligibility,
        redundancy,
        services: services.map((service) => service.code),
      };
      expect(spoken, `${at} ${said.serviceType.code}`).toEqual(own);
    }
    const count = (status: string) => cells.filter(({ own }) => own.status === status).length;
    const expected = cells.length - count('NOT_EXPECTED');
    const served = cells.filter(({ own }) => own.status === 'SERVED');
    const silent = served.filter(({ own }) => own.eligibility === 'UNKNOWN').length;
    expect(coverage.summary).toMatchObject({
      served: served.length,
      conditional: count('CONDITIONAL'),
      planned: count('PLANNED'),
      absent: count('ABSENT'),
      unknown: count('UNKNOWN'),
      notExpected: count('NOT_EXPECTED'),
      servedShare: expected === 0 ? null : served.length / expected,
      unknownShare: expected === 0 ? null : count('UNKNOWN') / expected,
      eligibilityUnknownShare: served.length === 0 ? null : silent / served.length,
    });
  });

  it.each(TRAILS)('the km in care, without and unknown of %s, and person-km', (code) => {
    const { legs, coverage } = trailNamed(code);
    const parts = TYPES.flatMap((type) => {
      const careOf = outside.careFor(type, code);
      return legs.flatMap((leg) => {
        const care = careOf(leg);
        const people = figureOf(outside.extra.flowsOfLegs.get(legKey(leg)), DAY);
        return care === null ? [] : [{ ...kilometresOf(care), km: leg.km, people }];
      });
    });
    const { summary } = coverage;
    expect(summary['kmInCare']).toBeCloseTo(sum(parts.map(({ inCare }) => inCare)), 6);
    expect(summary['kmWithoutCare']).toBeCloseTo(sum(parts.map(({ without }) => without)), 6);
    expect(summary['kmUnknown']).toBeCloseTo(sum(parts.map(({ unknown }) => unknown)), 6);
    expect(sum(['kmInCare', 'kmWithoutCare', 'kmUnknown'].map((name) => summary[name]!))).toBeCloseTo(
      sum(parts.map((part) => part.km)),
      6,
    );
    const counted = parts.filter(({ people }) => people !== null);
    const personKm = (part: 'without' | 'unknown') =>
      counted.length === 0 ? null : km(sum(counted.map((one) => one[part] * one.people!)));
    expect(km(summary['personKmWithoutCare'] ?? Infinity)).toBe(personKm('without'));
    expect(km(summary['personKmUnknown'] ?? Infinity)).toBe(personKm('unknown'));
    expect(summary['kmWithoutFlow']).toBeCloseTo(
      sum(parts.filter(({ people }) => people === null).map((part) => part.km)),
      6,
    );
  });

  it.each(TRAILS)('the gaps of %s: which, how far, how many people, in which order', async (code) => {
    const { coverage } = trailNamed(code);
    const gaps = await allOf<GapSeen>(api, code, 'gaps', GAP);
    expect(coverage.gaps.totalCount).toBe(gaps.length);
    expect(coverage.gaps.edges.map(({ node }) => keyOf(node))).toEqual(gaps.slice(0, 20).map(keyOf));
    expect(gaps.map(keyOf).toSorted()).toEqual(cellsHaving(coverage, ['ABSENT', 'CONDITIONAL', 'PLANNED']));

    const servingAt = (stop: string, type: string) =>
      computeStatus(outside.facts, outside.world.stops.get(stop)!, { type, group: GROUP, day: DAY }).services;
    const people = peopleAt({ ...outside, trail: code, day: DAY });
    const ranked: Ranked[] = [];
    for (const gap of gaps) {
      const [served, unknown] = ['SERVED', 'UNKNOWN'].map((status) =>
        outside.having(gap.serviceType.code, status),
      );
      const own = isolation(outside.world, { stop: gap.stop.code, served: served!, unknown: unknown! });
      const passing = people(gap.stop.code);
      const said = [
        gap.isolationKm,
        gap.isolationAnyKm,
        gap.isolationAtLeastKm,
        gap.unreachable,
        gap.peoplePerYear,
      ];
      expect(said, keyOf(gap)).toEqual([
        km(own.km),
        km(own.anyKm),
        km(own.atLeastKm),
        own.km === Infinity,
        passing,
      ]);
      expect(gap.nearest, keyOf(gap)).toEqual(
        own.nearest === null
          ? null
          : {
              stop: { code: own.nearest },
              service: { code: servingAt(own.nearest, gap.serviceType.code)[0] },
              km: km(own.km),
            },
      );
      const personKm = passing === null || own.km === Infinity ? null : km(passing * own.km);
      expect(gap.personKmToCare === null ? null : km(gap.personKmToCare)).toBe(personKm);
      ranked.push({ people: passing, km: km(own.km) });
    }
    const misplaced = gaps.filter((_gap, n) => n > 0 && compareGaps(ranked[n - 1]!, ranked[n]!) > 0);
    expect(misplaced.map(keyOf)).toEqual([]);
  });

  it.each(TRAILS)('the questions of %s, and whom to ask', async (code) => {
    const { coverage, stops } = trailNamed(code);
    interface Question {
      readonly stop: Coded;
      readonly serviceType: Coded;
      readonly peoplePerYear: number | null;
      readonly askWhom: readonly Coded[];
    }
    const questions = await allOf<Question>(
      api,
      code,
      'questions',
      'stop { code } serviceType { code } peoplePerYear askWhom { code }',
    );
    expect(questions.length).toBe(coverage.questions.totalCount);
    expect(questions.map(keyOf).toSorted()).toEqual(cellsHaving(coverage, ['UNKNOWN']));
    expect(coverage.questions.edges.map(({ node }) => keyOf(node))).toEqual(
      questions.slice(0, 20).map(keyOf),
    );
    const passing = questions.map(({ peoplePerYear }) => peoplePerYear ?? -1);
    expect(passing).toEqual(passing.toSorted((a, b) => b - a));

    const societiesOf = (countries: readonly string[]) =>
      outside.extra.societies
        .filter(({ country }) => countries.includes(country?.code ?? ''))
        .map((one) => one.code);
    for (const { stop, askWhom } of questions) {
      const own = countriesOf(stops.find((one) => one.code === stop.code)!);
      const oneLegAway = outside.world.legs.flatMap(({ from, to }) =>
        from.code === stop.code ? [to.code] : to.code === stop.code ? [from.code] : [],
      );
      const around = oneLegAway.flatMap((one) => countriesOf(outside.world.stops.get(one)!));
      const asked = askWhom.map((society) => society.code).toSorted();
      expect(asked, stop.code).toEqual(societiesOf(own.length > 0 ? own : around).toSorted());
    }
  });

  it.each(JOURNEYS)('care along journeys from %s to %s', async (from, to) => {
    const answer = await ask<{ continuity: { journeys: readonly JourneySeen[]; noJourney: unknown } }>(
      api,
      queryText('continuity'),
      { from, to },
    );
    const { journeys, noJourney } = answer.continuity;
    expect(noJourney).toBeNull();
    expect(journeys.length).toBeGreaterThan(0);
    for (const journey of journeys) {
      const stops = journey.stops.map(({ code }) => outside.world.stops.get(code)!);
      const legs = journey.legs.map((leg, n) => {
        const key = legKey({ ...leg, from: stops[n]!, to: stops[n + 1]!, crossesBorder: false });
        return outside.world.legs.find((one) => legKey(one) === key)!;
      });
      expect(journey.km).toBeCloseTo(sum(legs.map((leg) => leg.km)), 6);
      expect([stops[0]!.code, stops.at(-1)!.code]).toEqual([from, to]);
      const borders = bordersOf(stops);
      for (const care of journey.care) {
        const type = care.serviceType.code;
        const where = `${type}: ${stops.map(({ code }) => code).join(' ')}`;
        const along = legs.map(outside.careFor(type, null));
        const kilometres = along.flatMap((leg) => (leg === null ? [] : [kilometresOf(leg)]));
        const length = sum(along.map((leg) => leg?.km ?? 0));
        expect(care.servedKmShare, where).toBeCloseTo(
          sum(kilometres.map(({ inCare }) => inCare)) / length,
          9,
        );
        expect(care.unknownShare, where).toBeCloseTo(
          sum(kilometres.map(({ unknown }) => unknown)) / length,
          9,
        );
        expect(care.longestBreak?.possibleKm ?? 0, where).toBeCloseTo(longestBreak(along, 'low'), 3);
        expect(care.longestBreak?.certainKm ?? 0, where).toBeCloseTo(longestBreak(along, 'high'), 3);

        // Of a journey's stop no answer says its roles; on trails it may have several, and each is asked.
        const expecting = stops.filter(({ code }) =>
          outside.trails.some(({ coverage }) => isExpected(coverage, code, type)),
        );
        const served = expecting.filter(({ code }) => outside.statuses.get(type)!.get(code) === 'SERVED');
        expect([care.servedStops, care.expectedStops], where).toEqual([served.length, expecting.length]);

        expect(
          care.handovers.map(({ fromCountry, toCountry }) => [fromCountry.code, toCountry.code]),
        ).toEqual(borders.map((border) => [border.from.country, border.to.country]));
        for (const [n, { status, lacking }] of care.handovers.entries()) {
          expect({ status, lacking }, `${where}, border ${n + 1}`).toEqual(judge(outside, borders[n]!, type));
        }
      }
    }
  });
});

function keyOf({ stop, serviceType }: { stop: Coded; serviceType: Coded }): string {
  return `${stop.code} ${serviceType.code}`;
}

function cellsHaving({ matrix }: CoverageSeen, statuses: readonly string[]): string[] {
  return matrix
    .flatMap(({ stop, cells }) =>
      cells
        .filter(({ status }) => statuses.includes(status))
        .map(({ serviceType }) => keyOf({ stop, serviceType })),
    )
    .toSorted();
}

function isExpected({ matrix }: CoverageSeen, stop: string, type: string): boolean {
  const cell = matrix
    .find((row) => row.stop.code === stop)
    ?.cells.find((one) => one.serviceType.code === type);
  return cell !== undefined && cell.status !== 'NOT_EXPECTED';
}
