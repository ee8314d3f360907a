import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { betweenness } from '../../graph/analysis/betweenness.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import type { Fact, KindName } from '../../graph/model/kinds.ts';
import { KIND_NAMES } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import { graphologyShortestWay, legGraph } from '../../graph/network/graphology-view.ts';
import type { Network } from '../../graph/network/network.ts';
import { openStore } from '../../graph/open-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { oracleContinuity } from '../oracle/continuity.ts';
import { oracleCoverage } from '../oracle/coverage.ts';
import { roundKm } from '../oracle/rounding.ts';
import type { World } from '../oracle/world.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { continuityAsJson, coverageAsJson, journeysAsJson } from '../support/measures-as-json.ts';
import { networkOf } from '../support/network-of.ts';
import { hasRealData, realDataFolder } from '../support/real-data.ts';
import { fingerprintOf, HORN_FINGERPRINT, runHorn } from '../support/run-horn.ts';
import { expectSameNumbers } from '../support/same-numbers.ts';

const MINUTES = 60_000;
const TYPES = ['PRIMARY_HEALTH', 'RFL'];
const DESTINATIONS = ['Hamdayet', 'Galafi', 'Sehra', 'Wad_Al_Mahi'];
const DAYS = ['2025-09-15', '2026-11-01'];
const networkx = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../fixtures/networkx/ethiopia.json'), 'utf8'),
) as {
  shortestKm: Record<string, number>;
  alternatives: Record<string, { km: number; stops: string[] }[]>;
  betweenness: { stops: Record<string, number>; legs: Record<string, number> };
};

const stopCode = (name: string) => `flee-ethiopia:${name}`;
const ask = (from: string, to: string, first: number) => ({
  from: stopCode(from),
  to: stopCode(to),
  via: [],
  avoid: { countries: [], stops: [], modes: [] },
  optimise: 'DISTANCE' as const,
  serviceTypes: [],
  group: 'EVERYONE',
  first,
  asOf: DAYS[0]!,
  readsRestricted: 'ALL' as const,
});

describe.skipIf(!hasRealData)(`the Horn of Africa, on the real files of ${realDataFolder}`, () => {
  const url = `sqlite:${path.join(temporaryFolder(), 'horn.db')}`;
  let store: GraphStore;
  let answers: string;
  let told: string;
  let world: World;
  let network: Network;

  beforeAll(async () => {
    ({ answers, told } = await runHorn(url));
    store = await openStore(url, {});
    const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    network = await buildNetwork((kind) => store.scan(kind, at), at.revision, at.viewer);
    world = await factsOf(store, at.revision);
  }, 5 * MINUTES);
  afterAll(() => store.close());

  it('prints continuity to four places, gaps and questions, on both days', () => {
    for (const day of DAYS) expect(answers).toContain(`As of ${day}`);
    for (const name of DESTINATIONS) expect(answers).toContain(name);
    expect(answers).toContain('Ethiopian Red Cross Society');
  });

  it('prints what a person read when it last changed', () => {
    expect(answers.length).toBeGreaterThan(5_000);
    expect(fingerprintOf(answers)).toBe(HORN_FINGERPRINT);
  });

  it(
    'answers what no other system does, as the page of examples/answers says',
    async () => {
      const folder = path.resolve(import.meta.dirname, '../../examples/answers');
      const { stdout } = await promisify(execFile)('bash', [path.join(folder, 'run.sh'), url]);
      expect(stdout.length).toBeGreaterThan(3_000);
      expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toContain(stdout.trimEnd());
    },
    2 * MINUTES,
  );

  it("accounts for every row as the example's README does, and the outcomes add up", () => {
    const readme = readFileSync(path.resolve(import.meta.dirname, '../../examples/horn/README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| (\d\d) \|[^|]*\|(.*)\|$/gm)].map(([, file, cells]) => ({
      file: file!,
      figures: cells!.split('|').map((cell) => Number(cell.replaceAll(',', ''))),
    }));
    expect(rows).toHaveLength(9);
    for (const { file, figures } of rows) {
      const [read, ...outcomes] = figures;
      expect(outcomes.reduce((sum, outcome) => sum + outcome, 0)).toBe(read);
      // As the command told: │ 24_….csv │ routes │ 77 │ 77 │ 0 │ …
      const line = told.split('\n').find((one) => one.startsWith(`│ ${file}_`));
      const cells = line!.split('│').map((cell) => cell.trim());
      expect({ file, figures: cells.slice(3, 9).map(Number) }).toEqual({ file, figures });
    }
  });

  it('says that the facts of August 2025 have lapsed by November 2026', () => {
    const [, then, later] = answers.split('═══ As of');
    expect(then).not.toContain('STALE');
    expect(later).toContain('PRIMARY_HEALTH STALE');
  });

  it('keeps no contact of anybody: no fact holds what the contact columns hold', () => {
    const text = JSON.stringify(world);
    expect(text).not.toContain('REDACTED');
    expect(text).not.toMatch(/contactPerson|contactNumber/);
  });

  it('treats the points of the 3W as districts, and keeps its statuses', () => {
    const activities = world.Service.filter((fact) => fact.source.startsWith('17'));
    expect(new Set(activities.map(({ precision }) => precision))).toEqual(new Set(['AREA']));
    expect(new Set(activities.map(({ status }) => status))).toEqual(
      new Set(['ACTIVE', 'COMPLETED', 'PLANNED', 'SUSPENDED']),
    );
    expect(new Set(activities.map(({ asOf }) => asOf))).toEqual(new Set(['2025-08-31']));
  });

  it.each(DAYS)('coverage, gaps and questions are those of the oracle on %s', (asOf) => {
    const question = {
      trails: ['horn-ethiopia'],
      serviceTypes: TYPES,
      groups: ['EVERYONE', 'PREGNANT_AND_LACTATING_WOMEN'],
      asOf,
      readsRestricted: 'ALL' as const,
    };
    expectSameNumbers(coverageAsJson(network, question), oracleCoverage(relevant(world), question));
  });

  it.each(DESTINATIONS)('continuity from Mekele to %s is that of the oracle', (to) => {
    const found = journeysAsJson(network, ask('Mekele', to, 1));
    expect(found).toHaveLength(1);
    for (const { legs } of found) {
      for (const asOf of DAYS) {
        const question = {
          legs,
          serviceTypes: TYPES,
          group: 'EVERYONE',
          asOf,
          readsRestricted: 'ALL' as const,
        };
        expectSameNumbers(continuityAsJson(network, question), oracleContinuity(relevant(world), question));
      }
    }
  });

  it('with a statement that the list is complete, what was unknown is absent, and the oracle agrees', async () => {
    const said: World = {
      ...relevant(world),
      Statement: [
        {
          code: 'said',
          source: world.Source[0]!.code,
          asOf: '2025-09-01',
          validFrom: null,
          validUntil: null,
          visibility: 'PUBLIC',
          country: 'ETH',
          adminArea: null,
          serviceTypes: ['PRIMARY_HEALTH'],
          providerKinds: [
            'COMMUNITY',
            'GOVERNMENT',
            'ICRC',
            'IFRC',
            'INTERNATIONAL_NGO',
            'NATIONAL_NGO',
            'NATIONAL_SOCIETY',
            'UN',
          ],
          links: false,
          nationalSociety: null,
          freshUntil: '2026-09-01',
        },
      ],
    };
    const question = {
      trails: ['horn-ethiopia'],
      serviceTypes: ['PRIMARY_HEALTH'],
      groups: ['EVERYONE'],
      asOf: '2025-09-15',
      readsRestricted: 'ALL' as const,
    };
    const before = coverageAsJson(network, question);
    const after = coverageAsJson(await networkOf(said), question);
    expect(before.summary.absent).toBe(0);
    expect(after.summary.absent).toBeGreaterThan(0);
    expect(after.summary.kmWithoutCare).toBeGreaterThan(0);
    expectSameNumbers(after, oracleCoverage(said, question));
  });

  it('journeys are as long as those of graphology-shortest-path, between all stops', () => {
    const graph = legGraph(network);
    const stops = world.TrailStop.map(({ stop }) => stop);
    for (const from of stops.filter((_, i) => i % 6 === 0)) {
      for (const to of stops) {
        if (from === to) continue;
        const way = graphologyShortestWay(graph, from, to);
        const [journey] = journeysAsJson(network, { ...ask('', '', 1), from, to });
        const km = way === null ? null : roundKm(lengthOf(graph, way));
        expect(journey?.km ?? null).toBe(km);
      }
    }
  });

  it('journeys are as long as NetworkX recorded', () => {
    for (const [pair, km] of Object.entries(networkx.shortestKm)) {
      const [from, to] = pair.split('>') as [string, string];
      expect(journeysAsJson(network, ask(from, to, 1))[0]!.km).toBeCloseTo(km, 6);
    }
  });

  it('as many shortest ways pass each stop and leg as NetworkX recorded', async () => {
    const { stops, legs } = network;
    const demands = ['Mekele', 'Addis_Ababa', 'Humera'].flatMap((from) =>
      DESTINATIONS.map((to) => ({
        from: stops.indexOf(stopCode(from)),
        to: stops.indexOf(stopCode(to)),
        weight: 1,
      })),
    );
    const found = await betweenness(viewAt(network, dayNumber(DAYS[0]!)), demands);
    const name = (stop: number) => stops.codes.at(stop).replace('flee-ethiopia:', '');
    const passed = (sums: Float64Array, nameOf: (place: number) => string) =>
      Object.fromEntries(
        [...sums.entries()].filter(([, sum]) => sum > 0).map(([place, sum]) => [nameOf(place), sum]),
      );
    expect(passed(found.stops, name)).toEqual(networkx.betweenness.stops);
    expect(passed(found.legs, (leg) => `${name(legs.from[leg]!)}>${name(legs.to[leg]!)}`)).toEqual(
      networkx.betweenness.legs,
    );
  });

  it.each(Object.keys(networkx.alternatives))('the eight shortest of %s are those of NetworkX', (pair) => {
    const [from, to] = pair.split('>') as [string, string];
    const expected = networkx.alternatives[pair]!;
    const found = journeysAsJson(network, ask(from, to, expected.length));
    expect(found.map(({ km }) => km)).toEqual(expected.map(({ km }) => km));
    const stops = (list: { stops: string[] }[]) => list.map((one) => one.stops.join());
    // Of equal length either may come first.
    expect(stops(found).toSorted()).toEqual(
      stops(expected.map((one) => ({ stops: one.stops.map(stopCode) }))).toSorted(),
    );
  });
});

function lengthOf(graph: ReturnType<typeof legGraph>, stops: string[]): number {
  return (
    stops.slice(1).reduce((sum, to, i) => sum + Number(graph.getEdgeAttribute(stops[i]!, to, 'metres')), 0) /
    1000
  );
}

/** The facts that can bear on the two types along the trail: the oracle is slow, and camps without a leg are nobody's way. */
function relevant(world: World): World {
  const onTrail = new Set(world.TrailStop.map(({ stop }) => stop));
  return {
    ...world,
    // The trail's countries alone: the oracle looks at each country for each distance.
    Country: world.Country.filter(({ code }) => ['ETH', 'SDN', 'ERI', 'DJI'].includes(code)),
    Stop: world.Stop.filter(({ code }) => onTrail.has(code)),
    Service: world.Service.filter(({ serviceType }) => TYPES.includes(serviceType)),
  };
}

async function factsOf(store: GraphStore, revision: number): Promise<World> {
  const collect = async <N extends KindName>(kind: N): Promise<Fact<N>[]> => {
    const facts: Fact<N>[] = [];
    for await (const batch of store.scan(kind, { revision, viewer: STEWARD_OF_ALL })) facts.push(...batch);
    return facts;
  };
  const entries = await Promise.all(KIND_NAMES.map(async (kind) => [kind, await collect(kind)] as const));
  return Object.fromEntries(entries) as unknown as World;
}
