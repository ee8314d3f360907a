import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_CHANGES } from '../../graph/analysis/changed-view.ts';
import { type CoverageCell, coverage } from '../../graph/analysis/coverage.ts';
import { scopeOfEverything, scopeOfTrails } from '../../graph/analysis/scope.ts';
import { viewAt } from '../../graph/analysis/view.ts';
import { layersOf } from '../../graph/analysis/layers.ts';
import { type WayToCare, waysToCare } from '../../graph/analysis/ways-to-care.ts';
import { type Measures, type Outcome, whatIf } from '../../graph/analysis/what-if.ts';
import { GROUPS } from '../../graph/model/closed-lists.ts';
import { dayNumber } from '../../graph/model/day.ts';
import type { RestrictedRead } from '../../graph/model/viewer.ts';
import type { Network } from '../../graph/network/network.ts';
import { arbitraryWorld, AS_OF, TRAILS, TYPES } from '../oracle/random-world.ts';
import { oracleHandoverCounts } from '../oracle/passages.ts';
import type { World } from '../oracle/world.ts';
import { networkOf } from '../support/network-of.ts';
import { withCareAround } from '../support/with-care-around.ts';
import { nothingSupposed, SUPPOSE, type Supposed } from '../support/supposed.ts';

const SOAK = process.env['TRAILCARE_SOAK'] === '1';
const settings = { numRuns: SOAK ? 3_000 : 120, seed: Number(process.env['TRAILCARE_SEED'] ?? 32) };
const MINUTES = 60_000;

interface Ask {
  readonly trails: readonly string[] | null;
  readonly types: readonly string[];
  readonly groups: readonly number[];
  readonly along?: readonly number[] | null;
}

const askArbitrary: fc.Arbitrary<Ask> = fc.record({
  trails: fc.constantFrom(null, [TRAILS[0]!], [...TRAILS]),
  types: fc.constantFrom(['PRIMARY_HEALTH'], [...TYPES]),
  groups: fc.constantFrom([0], [0], [1], [0, 1]),
});

const onNetwork = (network: Network, { trails, types, groups, along = null }: Ask) => ({
  along,
  trails: trails && trails.map(network.trails.indexOf),
  types: types.map(network.serviceTypes.indexOf),
  groups,
});

function prepared(network: Network, ask: Ask) {
  return whatIf(viewAt(network, dayNumber(AS_OF)), onNetwork(network, ask));
}

/** Coverage of a world, by stop code, without anything that what-if is made of. */
function plainCells(network: Network, ask: Ask): Map<string, CoverageCell> {
  const view = viewAt(network, dayNumber(AS_OF));
  const { trails, ...asked } = onNetwork(network, ask);
  const scope = trails === null ? scopeOfEverything(view) : scopeOfTrails(view, trails);
  const { cells, summary } = coverage(view, scope, asked);
  expect(prepared(network, ask).before.km).toEqual(ask.groups.length > 1 ? null : summary.km);
  return new Map(
    cells.map((cell) => [`${network.stops.codes.at(cell.stop)} ${cell.type} ${cell.group}`, cell]),
  );
}

const keysOf = (network: Network, cells: readonly CoverageCell[]) =>
  cells.map((cell) => `${network.stops.codes.at(cell.stop)} ${cell.type} ${cell.group}`).toSorted();

const isGap = ({ expected, status }: CoverageCell) =>
  expected && ['ABSENT', 'CONDITIONAL', 'PLANNED'].includes(status);

/** What left the scope and what came to it is the difference of its length, and of its people times km where flows stay. */
function expectLengthsToAddUp(
  before: Measures,
  { after, gone, added }: Outcome,
  areFlowsKept: boolean,
): void {
  const length = ({ km }: Measures) => (km === null ? 0 : km.kmInCare + km.kmWithoutCare + km.kmUnknown);
  const people = ({ km }: Measures) =>
    (km?.personKmInCare ?? 0) + (km?.personKmWithoutCare ?? 0) + (km?.personKmUnknown ?? 0);
  expect(length(after) - length(before)).toBeCloseTo((added.km ?? 0) - (gone.km ?? 0), 3);
  if (!areFlowsKept) return;
  expect(people(after) - people(before)).toBeCloseTo((added.personKm ?? 0) - (gone.personKm ?? 0), 2);
}

/** How far care is from each cell's stop in a network, told by the measure of gaps' ways alone. */
function farness(network: Network, ask: Ask) {
  const view = viewAt(network, dayNumber(AS_OF));
  const { types, groups } = onNetwork(network, ask);
  const ways = layersOf(view, types, groups).map(
    (layer) => [`${layer.type} ${layer.group}`, waysToCare(view, layer)] as const,
  );
  return (key: string) => {
    const [stop, ...pair] = key.split(' ');
    const to = ways.find(([name]) => name === pair.join(' '))![1];
    return withCode(network, to(network.stops.indexOf(stop!)));
  };
}

const withCode = ({ stops }: Network, { nearest, ...way }: WayToCare) => ({
  ...way,
  nearest: nearest && { ...nearest, stop: stops.codes.at(nearest.stop) },
});

/** Asks what would be, and what is in the world of which it is true: the answers must be the same. */
async function compare(world: World, ask: Ask, reads: RestrictedRead, names: readonly [string, number][]) {
  const network = await networkOf(world, reads);
  let supposed: Supposed = nothingSupposed(world);
  for (const [name, pick] of names) supposed = SUPPOSE[name]!(network, supposed, pick) ?? supposed;
  const question = prepared(network, ask);
  const outcome = question.after(supposed.changes);
  const changed = await networkOf(supposed.world, reads);
  expect(outcome.after).toEqual(prepared(changed, ask).before);
  const [was, is] = [plainCells(network, ask), plainCells(changed, ask)];
  const turned = (test: (before: CoverageCell, after: CoverageCell) => boolean) =>
    [...is].flatMap(([key, cell]) => (test(was.get(key)!, cell) ? [key] : [])).toSorted();
  expect(keysOf(network, outcome.opened)).toEqual(turned((a, b) => isGap(b) && !isGap(a)));
  expect(keysOf(network, outcome.closed)).toEqual(turned((a, b) => isGap(a) && b.status === 'SERVED'));
  expect(keysOf(network, outcome.turnedUnknown)).toEqual(
    turned((a, b) => b.expected && b.status === 'UNKNOWN' && a.status !== 'UNKNOWN'),
  );
  expectLengthsToAddUp(question.before, outcome, supposed.changes.flows.size === 0);
  const ways = outcome.isolations();
  const [wasFar, isFar] = [farness(network, ask), farness(changed, ask)];
  for (const cell of [...outcome.opened, ...outcome.closed, ...outcome.turnedUnknown, ...ways.moved]) {
    const [key] = keysOf(network, [cell]);
    const { before, after } = ways.of(cell);
    expect([withCode(network, before), withCode(network, after)]).toEqual([wasFar(key!), isFar(key!)]);
  }
  expect(keysOf(network, ways.moved)).toEqual(
    turned((a, b) => isGap(a) && isGap(b)).filter(
      (key) => wasFar(key).isolationKm !== isFar(key).isolationKm,
    ),
  );
  return { before: question.before, after: outcome.after };
}

const notInCare = ({ km }: Measures) => (km === null ? 0 : km.kmWithoutCare + km.kmUnknown);
const readsArbitrary = fc.constantFrom<RestrictedRead>('ALL', 'ALL', 'SOME', 'NONE');

describe('what would be if', () => {
  test.each(Object.keys(SUPPOSE))(
    '%s is what is in a graph of which it is true',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(
          arbitraryWorld(),
          askArbitrary,
          readsArbitrary,
          fc.nat({ max: 100_000 }),
          fc.boolean(),
          async (drawn, ask, reads, pick, isCareAround) => {
            const world = isCareAround ? withCareAround(drawn, pick) : drawn;
            const { before, after } = await compare(world, ask, reads, [[name, pick]]);
            if (name === 'openService') {
              expect(notInCare(after)).toBeLessThanOrEqual(notInCare(before) + 0.002);
            }
            if (name === 'closeService' || name === 'closeBranch') {
              expect(notInCare(after)).toBeGreaterThanOrEqual(notInCare(before) - 0.002);
            }
          },
        ),
        settings,
      );
    },
    10 * MINUTES,
  );

  test(
    'the handovers of a scope are those of the oracle, over the sea too',
    async () => {
      const seen = { handovers: 0, longer: 0 };
      await fc.assert(
        fc.asyncProperty(
          arbitraryWorld({ maxStops: 9 }),
          askArbitrary,
          readsArbitrary,
          async (world, ask, reads) => {
            const { LINKED, UNLINKED, ONE_SIDED, ABSENT, UNKNOWN, longest } = oracleHandoverCounts(
              { world, asOf: AS_OF, readsRestricted: reads },
              ask.trails && [...ask.trails],
              [...ask.types],
              ask.groups.map((group) => GROUPS[group]!),
            );
            const counts = { LINKED, UNLINKED, ONE_SIDED, ABSENT, UNKNOWN };
            expect(prepared(await networkOf(world, reads), ask).before.handovers).toEqual(counts);
            seen.handovers += Number(LINKED + UNLINKED + ONE_SIDED + ABSENT + UNKNOWN > 0);
            seen.longer += Number(longest > 2);
          },
        ),
        { ...settings, numRuns: 2 * settings.numRuns },
      );
      // Nothing is proved by worlds without a border.
      expect(seen.handovers).toBeGreaterThan(settings.numRuns / 2);
      expect(seen.longer).toBeGreaterThan(settings.numRuns / 20);
    },
    10 * MINUTES,
  );

  test(
    'many things at once are what is in a graph of which all are true',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          arbitraryWorld(),
          askArbitrary,
          readsArbitrary,
          fc.array(fc.tuple(fc.constantFrom(...Object.keys(SUPPOSE)), fc.nat({ max: 100_000 })), {
            minLength: 2,
            maxLength: 8,
          }),
          async (world, ask, reads, names) => {
            await compare(world, ask, reads, names);
          },
        ),
        settings,
      );
    },
    10 * MINUTES,
  );

  test(
    'nothing is changed: nothing changes',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryWorld(), askArbitrary, async (world, ask) => {
          const question = prepared(await networkOf(world), ask);
          const found = question.after(NO_CHANGES);
          expect(found.isolations().moved).toEqual([]);
          const { evidence: _1, view: _2, isolations: _3, ...outcome } = found;
          const nothing = question.before.km === null ? null : 0;
          const part = { legs: 0, km: nothing, personKm: nothing, kmWithoutFlow: nothing };
          expect(outcome).toEqual({
            gone: part,
            added: part,
            after: question.before,
            opened: [],
            closed: [],
            turnedUnknown: [],
          });
        }),
        settings,
      );
    },
    10 * MINUTES,
  );
});
