import type { RestrictedRead } from '../../graph/model/viewer.ts';
import type { CoverageReason, CoverageStatus, Eligibility } from '../../graph/model/closed-lists.ts';
import { stopExpects } from './expected.ts';
import { type CellKey, type OracleGap, compareGaps, gapAt } from './gaps.ts';
import { type KmSums, kmSums, NO_KM } from './km-sums.ts';
import { type OracleQuestion, compareQuestions, questionAt } from './questions.ts';
import { wholePlace } from './reach.ts';
import { share } from './rounding.ts';
import { type Scope, stopsOfScope } from './scope.ts';
import { cellOf } from './status.ts';
import type { View, World } from './world.ts';

export interface CoverageAsk {
  /** Null: everything. */
  trails: Scope;
  serviceTypes: string[];
  groups: string[];
  asOf: string;
  readsRestricted: RestrictedRead;
}

export interface OracleCell extends CellKey {
  status: CoverageStatus;
  reason: CoverageReason | null;
  expected: boolean;
  eligibility: Eligibility | null;
  redundancy: number | null;
  services: string[];
}

export interface OracleSummary extends KmSums {
  served: number;
  conditional: number;
  planned: number;
  absent: number;
  unknown: number;
  notExpected: number;
  expected: number;
  servedShare: number | null;
  unknownShare: number | null;
  eligibilityUnknownShare: number | null;
}

export interface OracleCoverage {
  summary: OracleSummary;
  cells: OracleCell[];
  gaps: OracleGap[];
  questions: OracleQuestion[];
}

function cellsOf(view: View, ask: CoverageAsk): OracleCell[] {
  const cells: OracleCell[] = [];
  for (const stop of stopsOfScope(view, ask.trails)) {
    for (const serviceType of ask.serviceTypes) {
      const expected = stopExpects(view, ask.trails, stop, serviceType);
      for (const group of ask.groups) {
        const cell = cellOf(view, wholePlace(stop), serviceType, group, expected);
        const services = cell.services.map((service) => service.code);
        cells.push({ stop: stop.code, serviceType, group, expected, ...cell, services });
      }
    }
  }
  return cells;
}

/** Rule 12. */
function summaryOf(cells: OracleCell[], km: KmSums): OracleSummary {
  const count = (status: CoverageStatus) => cells.filter((cell) => cell.status === status).length;
  const expected = cells.filter((cell) => cell.expected);
  const expectedWith = (status: CoverageStatus) => expected.filter((cell) => cell.status === status).length;
  const eligibilityUnknown = cells.filter(
    (cell) => cell.status === 'SERVED' && cell.eligibility === 'UNKNOWN',
  );
  return {
    served: count('SERVED'),
    conditional: count('CONDITIONAL'),
    planned: count('PLANNED'),
    absent: count('ABSENT'),
    unknown: count('UNKNOWN'),
    notExpected: count('NOT_EXPECTED'),
    expected: expected.length,
    servedShare: share(expectedWith('SERVED'), expected.length),
    unknownShare: share(expectedWith('UNKNOWN'), expected.length),
    eligibilityUnknownShare: share(eligibilityUnknown.length, count('SERVED')),
    ...km,
  };
}

export function oracleCoverage(world: World, ask: CoverageAsk): OracleCoverage {
  const view: View = { world, asOf: ask.asOf, readsRestricted: ask.readsRestricted };
  const { trails, serviceTypes, groups } = ask;
  const cells = cellsOf(view, ask);
  const isGap = (cell: OracleCell) =>
    cell.expected && (cell.status === 'ABSENT' || cell.status === 'CONDITIONAL' || cell.status === 'PLANNED');
  const isQuestion = (cell: OracleCell) =>
    cell.expected && cell.status === 'UNKNOWN' && cell.reason !== 'WITHHELD';
  return {
    summary: summaryOf(cells, groups.length === 1 ? kmSums(view, trails, serviceTypes, groups[0]!) : NO_KM),
    cells,
    gaps: cells
      .filter(isGap)
      .map((cell) => gapAt(view, trails, cell))
      .toSorted((a, b) => compareGaps(a, b, serviceTypes, groups)),
    questions: cells
      .filter(isQuestion)
      .map((cell) => questionAt(view, trails, cell))
      .toSorted((a, b) => compareQuestions(a, b, serviceTypes, groups)),
  };
}
