import type { CoverageCell } from './coverage.ts';
import { isGap } from './gaps.ts';
import { serviceBearing } from './service-bearing.ts';
import { STATE_ACTIVE, STATE_ENDED, STATE_LAPSED, STATE_SUSPENDED } from './service-state.ts';
import type { View } from './view.ts';

export const CELL_TURNS = ['GAP_OPENED', 'GAP_CLOSED', 'TURNED_UNKNOWN', 'TURNED_KNOWN', 'OTHER'] as const;
export type CellTurn = (typeof CELL_TURNS)[number];

/** A stop, type and group of which the status is another on the later day. Null: the stop is not there on that day. */
export interface CellChange {
  readonly stop: number;
  readonly type: number;
  readonly group: number;
  readonly turn: CellTurn;
  readonly before: CoverageCell | null;
  readonly after: CoverageCell | null;
}

export const SERVICE_TURNS = ['STARTED', 'RESUMED', 'ENDED', 'LAPSED'] as const;
export type ServiceTurn = (typeof SERVICE_TURNS)[number];

export interface ServiceChange {
  readonly service: number;
  readonly turn: ServiceTurn;
  /** The first day on which it is so. */
  readonly on: number;
}

/** Cells by stop, type and group that are others; decision 0020. O(cells). */
export function cellChanges(before: readonly CoverageCell[], after: readonly CoverageCell[]): CellChange[] {
  const keyOf = ({ stop, type, group }: CoverageCell) => `${stop} ${type} ${group}`;
  const pairs = new Map<string, { was: CoverageCell | null; is: CoverageCell | null }>();
  for (const was of before) pairs.set(keyOf(was), { was, is: null });
  for (const is of after) pairs.set(keyOf(is), { was: pairs.get(keyOf(is))?.was ?? null, is });
  return [...pairs.values()]
    .filter(({ was, is }) => was?.status !== is?.status || was?.expected !== is?.expected)
    .map(({ was, is }): CellChange => {
      const { stop, type, group } = (is ?? was)!;
      return { stop, type, group, turn: turnOf(was, is), before: was, after: is };
    })
    .toSorted((a, b) => a.stop - b.stop || a.type - b.type || a.group - b.group);
}

const gap = (cell: CoverageCell | null) => cell !== null && isGap(cell);
const question = (cell: CoverageCell | null) => cell !== null && cell.expected && cell.status === 'UNKNOWN';

/** The first that holds. */
function turnOf(was: CoverageCell | null, is: CoverageCell | null): CellTurn {
  if (gap(is) && !gap(was)) return 'GAP_OPENED';
  if (question(is) && !question(was)) return 'TURNED_UNKNOWN';
  if (gap(was) && !gap(is)) return 'GAP_CLOSED';
  if (question(was) && is !== null) return 'TURNED_KNOWN';
  return 'OTHER';
}

/** What of a part of the network is asked about. */
interface Part {
  readonly stops: ReadonlySet<number>;
  readonly legs: ReadonlySet<number>;
  readonly types: readonly number[];
}

/**
 * Services that bear on some stops or legs and began, began again, ended or lapsed after the day of `before` and until that of `after`,
 * as they stand on the later; by that day, then by code. Of a service that did two of these the last is told. O(services + places on which they bear).
 */
export function serviceChanges(before: View, after: View, { stops, legs, types }: Part): ServiceChange[] {
  const { services } = after.network;
  const bearing = serviceBearing(after.network);
  const found: ServiceChange[] = [];
  for (let service = 0; service < services.codes.length; service++) {
    const [was, is] = [before.serviceState[service]!, after.serviceState[service]!];
    if (was === is || !types.includes(services.type[service]!)) continue;
    const turn = serviceTurn(was, is);
    if (turn === null) continue;
    const bears = some(bearing.stopsOf(service), stops) || some(bearing.legsOf(service), legs);
    if (bears) found.push({ service, turn, on: dayOf(after, service, turn) });
  }
  return found.toSorted((a, b) => a.on - b.on || a.service - b.service);
}

/** Time goes forward, so that nothing comes to be planned or suspended by it alone. */
function serviceTurn(was: number, is: number): ServiceTurn | null {
  if (is === STATE_ACTIVE) return was === STATE_SUSPENDED ? 'RESUMED' : 'STARTED';
  if (is === STATE_ENDED) return 'ENDED';
  return is === STATE_LAPSED ? 'LAPSED' : null;
}

function dayOf({ network: { services }, day }: View, service: number, turn: ServiceTurn): number {
  if (turn === 'STARTED' || turn === 'RESUMED') return services.validFrom[service]!;
  const last = services.validUntil[service]!;
  // A plan of which nobody says any more that it began ends with its fact.
  return turn === 'ENDED' && day > last ? last + 1 : services.staleFrom[service]!;
}

function some(places: Iterable<number>, among: ReadonlySet<number>): boolean {
  for (const place of places) if (among.has(place)) return true;
  return false;
}
