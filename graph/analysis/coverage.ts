import { type CoverageReason, type CoverageStatus, type Eligibility, GROUPS } from '../model/closed-lists.ts';
import type { PackageEntry } from '../network/network.ts';
import { candidatesAt } from './candidates.ts';
import { type Cell, cellAt } from './cell.ts';
import { evidence, type Evidence } from './evidence.ts';
import { type Expectation, expectationSteps } from './expectation.ts';
import { addKilometres, kilometreSteps, type Kilometres } from './kilometres.ts';
import { caredLayerSteps, type LegCare, legCare } from './leg-care.ts';
import type { Layer } from './layers.ts';
import type { Scope } from './scope.ts';
import { atOnce, type Steps } from './steps.ts';
import type { View } from './view.ts';

/** What a coverage question asks, as places in the network's columns. */
export interface CoverageAsk {
  readonly types: readonly number[];
  /** Places in the closed list of groups. */
  readonly groups: readonly number[];
  /** The caller's own list of what is expected; null: the network's minimum packages. */
  readonly packages?: readonly PackageEntry[] | null;
}

export interface CoverageCell {
  readonly stop: number;
  readonly type: number;
  readonly group: number;
  readonly status: CoverageStatus;
  readonly reason: CoverageReason | null;
  readonly expected: boolean;
  readonly eligibility: Eligibility | null;
  /** Distinct providers, when SERVED. One only is fragile. */
  readonly redundancy: number | null;
  readonly services: readonly number[];
  /** AREA when it is served only through points that stand for areas. */
  readonly areaPrecision: boolean;
  /** True when all services that decided it are remote. */
  readonly remoteOnly: boolean;
  /** Day from which statements and ends of services tell that it is so; decision 0002, rule 21. */
  readonly since: number | null;
}

interface CoverageSummary extends Counts {
  /** Null when several groups are asked (a leg's flow is not split by group), and when nothing is measured. */
  readonly km: Kilometres | null;
  /** Null when nothing is measured: no type has a care range, or no leg expects one that has. */
  readonly kmByGroup: readonly { readonly group: number; readonly km: Kilometres | null }[];
}

export interface Counts {
  readonly served: number;
  readonly conditional: number;
  readonly planned: number;
  readonly absent: number;
  readonly unknown: number;
  readonly notExpected: number;
  readonly expected: number;
  readonly servedShare: number | null;
  readonly unknownShare: number | null;
  readonly eligibilityUnknownShare: number | null;
}

export interface Coverage {
  readonly view: View;
  readonly scope: Scope;
  readonly ask: CoverageAsk;
  readonly expectation: Expectation;
  /** Over the whole network, by type then group. */
  readonly layers: readonly Layer[];
  readonly cares: readonly (LegCare | null)[];
  /** By stop, then type, then group, in the order asked. */
  readonly cells: readonly CoverageCell[];
  readonly summary: CoverageSummary;
  /** Sources on which the answer rests. */
  readonly evidence: Evidence;
}

/** Coverage of a scope; the definitions are in docs/decisions/0002-measures.md. O(stops of the network × types × groups). */
export const coverage = (view: View, scope: Scope, ask: CoverageAsk): Coverage =>
  atOnce(coverageSteps(view, scope, ask));

/** `coverage`, a stop at a time. */
export function* coverageSteps(view: View, scope: Scope, ask: CoverageAsk): Steps<Coverage> {
  const expectation = yield* expectationSteps(view, scope.trails, ask.packages ?? undefined);
  const layers = yield* caredLayerSteps(view, ask.types, ask.groups);
  const cares = layers.map((layer) => legCare(view, layer));
  const proof = evidence(view.network);
  yield;
  const cells: CoverageCell[] = [];
  for (const stop of scope.stops) {
    cells.push(...cellsAt(view, stop, ask, expectation, proof));
    yield;
  }
  yield* proof.scopeSteps(view, scope, layers);
  return {
    view,
    scope,
    ask,
    expectation,
    layers,
    cares,
    cells,
    summary: yield* summarySteps(view, scope, ask, expectation, cares, cells),
    evidence: proof,
  };
}

function cellsAt(
  view: View,
  stop: number,
  ask: CoverageAsk,
  expectation: Expectation,
  proof: Evidence,
): CoverageCell[] {
  const candidates = candidatesAt(view, stop);
  return ask.types.flatMap((type) => {
    const expected = expectation.atStop(stop, type);
    return ask.groups.map((group) => {
      const cell = cellAt(view, candidates, stop, type, group);
      proof.addServices(cell.services);
      proof.addStatements(cell.statements);
      return coverageCell(view, cell, { stop, type, group, expected });
    });
  });
}

/** A cell as an answer has it: what nobody asks for, and is not there, is NOT_EXPECTED. */
export function coverageCell(
  { network: { services } }: View,
  cell: Cell,
  { stop, type, group, expected }: Pick<CoverageCell, 'stop' | 'type' | 'group' | 'expected'>,
): CoverageCell {
  const masked =
    !expected && cell.reason !== 'WITHHELD' && (cell.status === 'ABSENT' || cell.status === 'UNKNOWN');
  return {
    stop,
    type,
    group,
    status: masked ? 'NOT_EXPECTED' : cell.status,
    reason: masked ? null : cell.reason,
    expected,
    eligibility: cell.eligibility,
    redundancy:
      cell.status === 'SERVED'
        ? new Set(cell.services.map((service) => services.provider[service])).size
        : null,
    services: masked ? [] : cell.services,
    areaPrecision: cell.areaPrecision,
    remoteOnly: cell.services.length > 0 && cell.services.every((service) => services.remote[service]),
    since: masked ? null : cell.since,
  };
}

function* summarySteps(
  view: View,
  scope: Scope,
  ask: CoverageAsk,
  expectation: Expectation,
  cares: readonly (LegCare | null)[],
  cells: readonly CoverageCell[],
): Steps<CoverageSummary> {
  const kmByGroup: { group: number; km: Kilometres | null }[] = [];
  for (const group of ask.groups) {
    let sum: Kilometres | null = null;
    for (const care of cares) {
      if (care?.layer.group !== group) continue;
      const km = yield* kilometreSteps(view, care, expectation, scope.legs);
      sum = sum === null || km === null ? (sum ?? km) : addKilometres(sum, km);
    }
    kmByGroup.push({ group, km: sum });
  }
  return { ...(yield* countSteps(cells)), km: kmByGroup.length === 1 ? kmByGroup[0]!.km : null, kmByGroup };
}

const CELLS_IN_STEP = 4_096;

/** Counts and shares of cells; decision 0002, rule 12. */
function* countSteps(cells: readonly CoverageCell[]): Steps<Counts> {
  const n = { SERVED: 0, CONDITIONAL: 0, PLANNED: 0, ABSENT: 0, UNKNOWN: 0, NOT_EXPECTED: 0 };
  let [expected, expectedServed, expectedUnknown, eligibilityUnknown] = [0, 0, 0, 0];
  for (const [place, { status, expected: isExpected, eligibility }] of cells.entries()) {
    if (place % CELLS_IN_STEP === CELLS_IN_STEP - 1) yield;
    n[status] += 1;
    if (status === 'SERVED' && eligibility === 'UNKNOWN') eligibilityUnknown += 1;
    if (!isExpected) continue;
    expected += 1;
    if (status === 'SERVED') expectedServed += 1;
    else if (status === 'UNKNOWN') expectedUnknown += 1;
  }
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    served: n.SERVED,
    conditional: n.CONDITIONAL,
    planned: n.PLANNED,
    absent: n.ABSENT,
    unknown: n.UNKNOWN,
    notExpected: n.NOT_EXPECTED,
    expected,
    servedShare: share(expectedServed, expected),
    unknownShare: share(expectedUnknown, expected),
    eligibilityUnknownShare: share(eligibilityUnknown, n.SERVED),
  };
}

/** The code of a group by its place. */
export const groupCode = (group: number) => GROUPS[group]!;
