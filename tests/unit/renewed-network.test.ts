import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOW_DEFINITIONS, STOCK_DEFINITIONS } from '../../graph/model/closed-lists.ts';
import { type AnyFact, type Fact, KIND_NAMES, type KindName } from '../../graph/model/kinds.ts';
import type { Network } from '../../graph/network/network.ts';
import { renewedNetwork } from '../../graph/network/renewal/renewed-network.ts';
import { inOrder, type TouchedRead } from '../../graph/network/renewal/touched-read.ts';
import { arbitraryWorld } from '../oracle/random-world.ts';
import { type Draft, makeWorld, type World, type WorldDraft } from '../oracle/world.ts';
import { comparableNetwork } from '../support/comparable-network.ts';
import { networkOf } from '../support/network-of.ts';
import { type Edit, editedFact, someLoads } from '../support/random-edits.ts';

const PLACES: WorldDraft = {
  Source: [
    { code: 'SRC', publisher: 'Tests', dataset: 'By hand', priority: 1, staleDays: 365, illustrative: true },
  ],
  Country: [{ code: 'ETH', name: 'Ethiopia' }],
  ServiceType: [
    {
      code: 'RFL',
      name: 'Restoring family links',
      responseType: 'ASSISTANCE',
      dimension: 'SOCIAL',
      strategicObjective: 'ESSENTIAL_SERVICES',
      mode: 'PLACE',
      defaultReachKm: 5,
      careRangeKm: 25,
      restricted: false,
      countsAsService: true,
    },
  ],
  NationalSociety: [{ code: 'ns', name: 'Ethiopian Red Cross', country: 'ETH' }],
  Provider: [{ code: 'p', name: 'Red Cross', kind: 'NATIONAL_SOCIETY', nationalSociety: 'ns' }],
};
const SERVICE: Omit<Draft<'Service'>, 'code'> = {
  serviceType: 'RFL',
  provider: 'p',
  status: 'ACTIVE',
  country: 'ETH',
  precision: 'COUNTRY',
  remote: false,
  groups: ['EVERYONE'],
  eligibility: 'UNKNOWN',
};

/** Facts by kind and code, of which some are away. */
class Graph {
  readonly #known = new Map<KindName, Map<string, AnyFact>>();
  readonly #away = new Set<string>();

  constructor(world: World) {
    for (const kind of KIND_NAMES) {
      const facts = world[kind] as unknown as AnyFact[];
      this.#known.set(kind, new Map(facts.map((fact) => [fact.code, fact])));
    }
  }

  /** What it touched. */
  load(edits: readonly Edit[]): Map<KindName, string[]> {
    const touched = new Map<KindName, string[]>();
    for (const edit of edits) {
      const known = this.#known.get(edit.kind)!;
      const edited = editedFact([...known.values()], edit);
      if (edited === undefined) continue;
      const { code, fact } = edited;
      if (fact === null) this.#away.add(`${edit.kind} ${code}`);
      else {
        known.set(code, fact);
        this.#away.delete(`${edit.kind} ${code}`);
      }
      touched.set(edit.kind, [...new Set([...(touched.get(edit.kind) ?? []), code])]);
    }
    return touched;
  }

  facts<N extends KindName>(kind: N): Fact<N>[] {
    const facts = [...this.#known.get(kind)!.values()] as unknown as Fact<N>[];
    return inOrder(facts.filter(({ code }) => !this.#away.has(`${kind} ${code}`)));
  }

  world(): World {
    return Object.fromEntries(KIND_NAMES.map((kind) => [kind, this.facts(kind)])) as unknown as World;
  }

  async *#scan<N extends KindName>(kind: N) {
    yield await Promise.resolve(this.facts(kind));
  }

  read(): TouchedRead {
    return {
      scan: (kind) => this.#scan(kind),
      get: (kind, codes) => Promise.resolve(this.facts(kind).filter(({ code }) => codes.includes(code))),
      naming: (kind, field, codes) =>
        Promise.resolve(
          this.facts(kind).filter((fact) =>
            [(fact as unknown as AnyFact)[field] ?? []].flat().some((code) => codes.includes(String(code))),
          ),
        ),
    };
  }
}

/** How many networks were renewed, and how many had to be built. */
async function renewThrough(
  world: World,
  loads: readonly (readonly Edit[])[],
): Promise<{ renewed: number; built: number }> {
  const graph = new Graph(world);
  let network = await networkOf(graph.world());
  const count = { renewed: 0, built: 0 };
  for (const [n, edits] of loads.entries()) {
    const touched = graph.load(edits);
    const before = comparableNetwork(network);
    const built: Network = { ...(await networkOf(graph.world())), revision: n + 2 };
    const renewed = await renewedNetwork(network, touched, graph.read(), n + 2);
    expect(comparableNetwork(network), 'the network before').toEqual(before);
    if (renewed === null) {
      count.built += 1;
      network = built;
      continue;
    }
    count.renewed += 1;
    expect(comparableNetwork(renewed)).toEqual(comparableNetwork(built));
    network = renewed;
  }
  return count;
}

describe('a network that was renewed by what loads touched', () => {
  it('is the one that is built of all facts, after any loads', async () => {
    const count = { renewed: 0, built: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(), someLoads, async (world, loads) => {
        const { renewed, built } = await renewThrough(world, loads);
        count.renewed += renewed;
        count.built += built;
      }),
      { seed: 20_260_104, numRuns: 150, endOnFailure: false },
    );
    // Most loads leave the ground as it is.
    expect(count.renewed).toBeGreaterThan(2 * count.built);
    expect(count.built).toBeGreaterThan(0);
  }, 120_000);

  const ends = [
    { from: { fromService: 'v' }, to: { toService: 'w' } },
    { from: { fromService: 'v' }, to: { toBranch: 'b' } },
    { from: { fromBranch: 'c' }, to: { toBranch: 'b' } },
  ];
  it.each(ends)('brings and takes a referral with each of its ends: $from $to', async ({ from, to }) => {
    const service = (code: string) => ({ ...SERVICE, code });
    const branch = (code: string) =>
      ({ code, name: code, kind: 'BRANCH', nationalSociety: 'ns', country: 'ETH' }) as const;
    const world = makeWorld({
      ...PLACES,
      Service: ['u', 'v', 'w', 'x'].map(service),
      Branch: ['a', 'b', 'c', 'd'].map(branch),
      Referral: [{ code: 'r', serviceType: 'RFL', ...from, ...to }],
    });
    const edits = (what: Edit['what'], kind: KindName, fact: number): Edit => ({
      kind,
      fact,
      what,
      donor: 0,
      fields: 0,
    });
    const named = [...Object.entries(from), ...Object.entries(to)].map(([field, code]) =>
      field.endsWith('Branch')
        ? (['Branch', 'abcd'.indexOf(code)] as const)
        : (['Service', 'uvwx'.indexOf(code)] as const),
    );
    for (const [kind, fact] of named) {
      const loads = [
        [edits('remove', kind, fact)],
        [edits('restore', kind, fact)],
        [edits('remove', kind, 0)],
      ];
      expect(await renewThrough(world, loads)).toEqual({ renewed: 3, built: 0 });
    }
  });

  it('leaves a figure that has the code of one of another kind', async () => {
    const period = { periodFrom: '2026-01-01', periodTo: '2026-12-31' } as const;
    const world = makeWorld({
      ...PLACES,
      Stop: ['a', 'b'].map((code) => ({ code, name: code, kind: 'CITY', country: 'ETH', lat: 1, lon: 1 })),
      Leg: [{ code: 'l', from: 'a', to: 'b', mode: 'ROAD', km: 9, kmBasis: 'PUBLISHED' }],
      Flow: [{ code: 'same', leg: 'l', peoplePerYear: 5, definition: FLOW_DEFINITIONS[0], ...period }],
      Stock: [{ code: 'same', stop: 'a', people: 7, definition: STOCK_DEFINITIONS[0], onDate: '2026-01-01' }],
      IncidentTotal: [{ code: 'same', leg: 'l', deathsAndMissingPerYear: 1, ...period }],
    });
    for (const kind of ['Flow', 'Stock', 'IncidentTotal'] as const) {
      const edit: Edit = { kind, fact: 0, what: 'remove', donor: 0, fields: 0 };
      expect(await renewThrough(world, [[edit]])).toEqual({ renewed: 1, built: 0 });
    }
  });

  const grounds: [string, WorldDraft][] = [
    ['a stop', { Stop: [{ code: 't', name: 't', kind: 'CITY', country: 'ETH', lat: 1, lon: 1 }] }],
    ['a country', { Country: [{ code: 'SDN', name: 'Sudan' }] }],
    ['a trail', { Trail: [{ code: 't', name: 't' }] }],
  ];
  it.each(grounds)('is built when %s appears or goes', async (_, draft) => {
    const [kind] = Object.keys(draft) as [KindName];
    const before = makeWorld(PLACES);
    const after = makeWorld({ ...PLACES, [kind]: [...(PLACES[kind] ?? []), ...draft[kind]!] });
    const read = new Graph(after).read();
    const touched = new Map([[kind, [draft[kind]![0]!.code]]]);
    expect(await renewedNetwork(await networkOf(before), touched, read, 2)).toBeNull();
    expect(await renewedNetwork(await networkOf(after), touched, new Graph(before).read(), 2)).toBeNull();
    expect(await renewedNetwork(await networkOf(after), touched, read, 2)).not.toBeNull();
  });
});
