import type { CoverageStatus } from '../model/closed-lists.ts';
import { candidatesAt } from './candidates.ts';
import { cellAt } from './cell.ts';
import { type Changes, changedView, legsGone } from './changed-view.ts';
import { type CoverageAsk, type CoverageCell, coverageCell, coverageSteps } from './coverage.ts';
import { evidence, type Evidence } from './evidence.ts';
import type { Expectation } from './expectation.ts';
import { isGap } from './gaps.ts';
import { type HandoverCounts, handoverLedger } from './handover-ledger.ts';
import { addKilometres, type Kilometres, toMetre } from './kilometres.ts';
import { type Layer, LAYER_GONE, layerState } from './layers.ts';
import { careRangeMetres } from './leg-care.ts';
import { type LegLedger, legLedger } from './leg-ledger.ts';
import { nearStops } from './near-stops.ts';
import { type Scope, scopeAlong, scopeOfEverything, scopeOfTrails } from './scope.ts';
import { atOnce, type Steps } from './steps.ts';
import { touchedBy } from './touched-by.ts';
import type { View } from './view.ts';
import { type WayToCare, waysToCare } from './ways-to-care.ts';
import { withheld } from './withheld.ts';

export interface WhatIfAsk extends CoverageAsk {
  /** Null: the whole network. */
  readonly trails: readonly number[] | null;
  /** The legs of a way to which the question is confined; left out: all of the trails. */
  readonly along?: readonly number[] | null;
}

/** What is measured before and after. */
export interface Measures {
  /** Cells by status, and those that the package asks for. */
  readonly cells: Readonly<Record<CoverageStatus, number>> & { readonly expected: number };
  /** Null when several groups are asked, and when nothing is measured; decision 0002, rule 16. */
  readonly km: Kilometres | null;
  /** Over the passages of the scope, types and groups; decision 0002, rule 34. */
  readonly handovers: HandoverCounts;
}

/** Legs that leave a scope or come to it, and what they take out of its km or bring to them. */
export interface PartOfScope {
  readonly legs: number;
  /** Of the pairs of leg and type that are measured, as in `Measures`. Null: nothing is measured there at all. */
  readonly km: number | null;
  /** Null when none of these has a published flow; 0 when there is none of them. */
  readonly personKm: number | null;
  readonly kmWithoutFlow: number | null;
}

/** How far care is from a cell's stop, as it is and as it would be. */
export interface IsolationOfCell {
  readonly before: WayToCare;
  readonly after: WayToCare;
}

export interface Isolations {
  of(cell: CoverageCell): IsolationOfCell;
  /** Cells that are gaps before and after, with care farther or nearer in the direction of travel. */
  readonly moved: readonly CoverageCell[];
}

export interface Outcome {
  /** The network as it would be: any measure can be taken of it. */
  readonly view: View;
  readonly after: Measures;
  /** Decision 0002, rule 33: a leg that closes takes its km with it, which is no care that came to be. */
  readonly gone: PartOfScope;
  readonly added: PartOfScope;
  /** O(types × groups × network × log): searches the whole network, before and after. */
  readonly isolations: () => Isolations;
  /** Cells, as they are after: gaps that were none before, those that were and are served, and expected ones of which nobody knows any more. */
  readonly opened: readonly CoverageCell[];
  readonly closed: readonly CoverageCell[];
  readonly turnedUnknown: readonly CoverageCell[];
  /** Sources on which it rests besides those of what was before. */
  readonly evidence: Evidence;
}

/** The measures of one part of a network, ready for any number of questions about it. */
export interface WhatIf {
  readonly scope: Scope;
  /** Those asked; null: the whole network. */
  readonly trails: readonly number[] | null;
  readonly expectation: Expectation;
  /** As they are. */
  readonly cells: readonly CoverageCell[];
  readonly before: Measures;
  /** What would be if all of these changes were made. Computed where they touch, for types that they touch. */
  after(changes: Changes): Outcome;
  /** Stops from which care may come to a leg of the scope. O(stops within the care range of it × log) once; of the whole network all. */
  stopsNear(): ReadonlySet<number>;
  readonly evidence: Evidence;
}

/**
 * Prepares questions what would be if. Decision 0002, rules 32 to 36. As costly as the coverage and the handovers of the scope; each
 * answer then costs O(columns that a change copies + what lies within twice the care range of it + legs of the scope).
 */
export const whatIf = (view: View, ask: WhatIfAsk): WhatIf => atOnce(whatIfSteps(view, ask));

/** `whatIf`, a stop or a ledger at a time. */
export function* whatIfSteps(view: View, { trails, along, ...ask }: WhatIfAsk): Steps<WhatIf> {
  const whole = trails === null ? scopeOfEverything(view) : scopeOfTrails(view, trails);
  const scope = along ? scopeAlong(view, along, whole.trails) : whole;
  const answer = yield* coverageSteps(view, scope, ask);
  const { expectation, layers } = answer;
  const ledgers: (LegLedger | null)[] = [];
  for (const care of answer.cares) {
    yield;
    ledgers.push(care && legLedger(view, care, expectation, scope.legs));
  }
  yield;
  const handovers = handoverLedger(view, scope, layers, answer.evidence);
  const rowOfStop = new Map(scope.stops.map((stop, row) => [stop, row]));
  const width = ask.types.length * ask.groups.length;
  const totalKm = (of: readonly (Kilometres | null)[]) =>
    ask.groups.length > 1
      ? null
      : of.reduce((sum, km) => (sum === null || km === null ? (sum ?? km) : addKilometres(sum, km)), null);
  const cellsBefore = countCells(answer.cells);
  const kmBefore = totalKm(ledgers.map((ledger) => ledger?.total() ?? null));
  const legsOfScope = new Set(scope.legs);
  let near: ReadonlySet<number> | null = null;

  return {
    scope,
    trails,
    expectation,
    cells: answer.cells,
    evidence: answer.evidence,
    before: {
      cells: cellsBefore,
      km: kmBefore,
      handovers: handovers.counts,
    },
    stopsNear: () => (near ??= stopsAround()),
    after(changes) {
      const changed = changedView(view, changes);
      const touched = touchedBy(view, changes);
      const proof = evidence(view.network);
      const pairs: { was: CoverageCell; is: CoverageCell | null }[] = [];
      const candidates = rememberedCandidates(changed);
      const cellBefore = (stop: number, place: number): CoverageCell | undefined => {
        const row = rowOfStop.get(stop);
        return row === undefined ? undefined : answer.cells[row * width + place];
      };
      const layersAfter = layers.map((layer, place) => {
        const state = new Map<number, number>();
        const note = (stop: number, is: number) => {
          if (layer.state[stop] !== is) state.set(stop, is);
        };
        for (const stop of touched.stops.get(layer.type) ?? []) {
          if (!changed.stopHolds[stop]) continue;
          const cell = cellAt(changed, candidates(stop), stop, layer.type, layer.group);
          note(stop, layerState(cell, withheld(changed.network, layer.type)));
          const was = cellBefore(stop, place);
          if (was === undefined) continue;
          proof.addServices(cell.services);
          proof.addStatements(cell.statements);
          pairs.push({ was, is: coverageCell(changed, cell, was) });
        }
        for (const stop of changes.closedStops) {
          note(stop, LAYER_GONE);
          const was = cellBefore(stop, place);
          if (was !== undefined) pairs.push({ was, is: null });
        }
        return changedLayer(layer, state);
      });
      const openedLegs = legsOpened(changed, changes);
      const careAfter = ledgers.map((ledger, place) => {
        if (ledger === null) return NOTHING_MEASURED;
        const { layer, stops } = layersAfter[place]!;
        const legs = touched.legs.get(layer.type);
        return ledger.after({ view: changed, changes, trails: scope.trails, openedLegs, layer, stops, legs });
      });
      const gone = legsGone(view, changes).filter((leg) => legsOfScope.has(leg));
      const kmGone = totalKm(ledgers.map((ledger) => ledger?.ofLegs(gone) ?? null));
      const kmAdded = totalKm(careAfter.map(({ ofOpened }) => ofOpened));
      const kmAfter = totalKm(careAfter.map(({ total }) => total));
      const isMeasured = kmBefore !== null || kmAfter !== null;
      const turned = turns(pairs);
      const isolations = () => {
        const ways = layers.map((layer, place) => ({
          before: waysToCare(view, layer),
          after: waysToCare(changed, layersAfter[place]!.layer),
        }));
        const of = ({ stop, type, group }: CoverageCell) => {
          const { before, after } =
            ways[ask.types.indexOf(type) * ask.groups.length + ask.groups.indexOf(group)]!;
          return { before: before(stop), after: after(stop) };
        };
        const is = new Map(pairs.map((pair) => [pair.was, pair.is]));
        const moved = answer.cells.flatMap((was) => {
          const cell = is.has(was) ? is.get(was)! : was;
          if (cell === null || !isGap(was) || !isGap(cell)) return [];
          const { before, after } = of(cell);
          return before.isolationKm === after.isolationKm ? [] : [cell];
        });
        return { of, moved };
      };
      return {
        view: changed,
        gone: partOfScope(gone.length, kmGone, isMeasured),
        added: partOfScope(openedLegs.length, kmAdded, isMeasured),
        isolations,
        after: {
          cells: recount(cellsBefore, pairs),
          km: kmAfter,
          handovers: handovers.after({ view: changed, changes, openedLegs, touched, proof }),
        },
        ...turned,
        evidence: proof,
      };
    },
  };

  function stopsAround(): ReadonlySet<number> {
    // All of them, as a rule: a search would only tell that slowly.
    if (trails === null && !along) return new Set(whole.stops);
    const { from, to } = view.network.legs;
    const ends = scope.legs.flatMap((leg) => [from[leg]!, to[leg]!]);
    const ranges = ask.types
      .map((type) => careRangeMetres(view, type))
      .filter((range) => !Number.isNaN(range));
    const around = nearStops(view, ends, Math.max(0, ...ranges), (leg) => view.legHolds[leg] === 1);
    return new Set(around.keys());
  }

  /** Places of the opened legs that are in the scope. */
  function legsOpened(changed: View, changes: Changes): number[] {
    const first = view.legHolds.length;
    return changes.openedLegs
      .flatMap((opened, n) =>
        trails === null || opened.trails.some((trail) => trails.includes(trail)) ? [first + n] : [],
      )
      .filter((leg) => changed.legHolds[leg]);
  }
}

const NOTHING_MEASURED = { total: null, ofOpened: null };

function partOfScope(legs: number, km: Kilometres | null, isMeasured: boolean): PartOfScope {
  if (!isMeasured) return { legs, km: null, personKm: null, kmWithoutFlow: null };
  if (km === null) return { legs, km: 0, personKm: 0, kmWithoutFlow: 0 };
  const { personKmInCare: inCare, personKmWithoutCare: without, personKmUnknown: unknown } = km;
  return {
    legs,
    km: toMetre(km.kmInCare + km.kmWithoutCare + km.kmUnknown),
    personKm:
      inCare === null || without === null || unknown === null ? null : toMetre(inCare + without + unknown),
    kmWithoutFlow: km.kmWithoutFlow,
  };
}

interface ChangedLayer {
  readonly layer: Layer;
  /** Stops that serve, or might, and did not, or the other way about. */
  readonly stops: readonly number[];
}

function changedLayer(layer: Layer, changes: ReadonlyMap<number, number>): ChangedLayer {
  if (changes.size === 0) return { layer, stops: [] };
  const state = layer.state.slice();
  for (const [stop, is] of changes) state[stop] = is;
  return { layer: { ...layer, state }, stops: [...changes.keys()] };
}

function rememberedCandidates(view: View) {
  const known = new Map<number, ReturnType<typeof candidatesAt>>();
  return (stop: number) => {
    let found = known.get(stop);
    if (found === undefined) known.set(stop, (found = candidatesAt(view, stop)));
    return found;
  };
}

type CellCounts = Measures['cells'];

function countCells(cells: readonly CoverageCell[]): CellCounts {
  const counts = {
    SERVED: 0,
    CONDITIONAL: 0,
    PLANNED: 0,
    NOT_EXPECTED: 0,
    ABSENT: 0,
    UNKNOWN: 0,
    expected: 0,
  };
  for (const cell of cells) count(counts, cell, 1);
  return counts;
}

function recount(
  before: CellCounts,
  pairs: readonly { was: CoverageCell; is: CoverageCell | null }[],
): CellCounts {
  const counts = { ...before };
  for (const { was, is } of pairs) {
    count(counts, was, -1);
    if (is !== null) count(counts, is, 1);
  }
  return counts;
}

function count(counts: { -readonly [K in keyof CellCounts]: number }, cell: CoverageCell, by: 1 | -1): void {
  counts[cell.status] += by;
  if (cell.expected) counts.expected += by;
}

/** Decision 0002, rule 35. Cells of stops that go are in none of the three. */
function turns(
  pairs: readonly { was: CoverageCell; is: CoverageCell | null }[],
): Pick<Outcome, 'opened' | 'closed' | 'turnedUnknown'> {
  const at = (test: (was: CoverageCell, is: CoverageCell) => boolean) =>
    pairs
      .flatMap(({ was, is }) => (is !== null && test(was, is) ? [is] : []))
      .toSorted((a, b) => a.stop - b.stop);
  return {
    opened: at((was, is) => isGap(is) && !isGap(was)),
    closed: at((was, is) => isGap(was) && is.status === 'SERVED'),
    turnedUnknown: at((was, is) => is.expected && is.status === 'UNKNOWN' && was.status !== 'UNKNOWN'),
  };
}
