import { compareNames } from '../../words/compare-names.ts';
import type { Data } from '../../documents/matrix.graphql';
import { cellStatus, type Look, LOOKS, type Status } from '../../parts/status.ts';

type Trail = NonNullable<Data['trail']>;
export type Cell = NonNullable<Trail['coverage']>['matrix'][number]['cells'][number];

/** A stop with its cells, in the order of the types asked. */
export interface Row {
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
  readonly societies: readonly string[];
  readonly roles: readonly string[];
  readonly cells: readonly Cell[];
}

export const statusOf = ({ status, reason }: Cell): Status => cellStatus(status, reason);

export function rowsOf({ stops, coverage }: Trail): Row[] {
  const cells = new Map(coverage?.matrix.map((row) => [row.stop.code, row.cells]));
  return stops.map(({ code, name, country, roles }) => ({
    code,
    name,
    country: country?.name ?? null,
    societies: country?.nationalSocieties.map((society) => society.name) ?? [],
    roles,
    cells: cells.get(code) ?? [],
  }));
}

export interface Wanted {
  /** In the name or the country, letters compared without case. */
  readonly text: string;
  /** Stops with a cell of this status. Null: all. */
  readonly status: Status | null;
  readonly worstFirst: boolean;
  readonly by: 'country' | 'role' | null;
}

const PRESSING: readonly Look[] = ['bad', 'partly', 'planned', 'unknown', 'withheld', 'good', 'none'];

/** How many cells are missing, in part, … : compared from the most pressing on. */
const burden = ({ cells }: Row) =>
  PRESSING.map((look) => cells.filter((cell) => LOOKS[statusOf(cell)] === look).length);

function worse(a: Row, b: Row): number {
  const [x, y] = [burden(a), burden(b)];
  const place = x.findIndex((count, index) => count !== y[index]);
  return place === -1 ? 0 : y[place]! - x[place]!;
}

/** The rows that are wanted, in order, in their groups: `[['Niger', [...]], …]`. A stop with two roles stands in both. */
export function arranged(
  rows: readonly Row[],
  { text, status, worstFirst, by }: Wanted,
): [group: string | null, rows: Row[]][] {
  const sought = text.trim().toLocaleLowerCase();
  const found = rows
    .filter(({ name, country }) => `${name} ${country ?? ''}`.toLocaleLowerCase().includes(sought))
    .filter(({ cells }) => status === null || cells.some((cell) => statusOf(cell) === status))
    .toSorted((a, b) => (worstFirst ? worse(a, b) : 0) || compareNames(a.name, b.name));
  if (by === null) return found.length === 0 ? [] : [[null, found]];
  const named = found.flatMap((row) =>
    (by === 'country' ? [row.country] : row.roles).map((group): [string | null, Row] => [group, row]),
  );
  return [...Map.groupBy(named, ([group]) => group)]
    .map(([group, members]): [string | null, Row[]] => [group, members.map(([, row]) => row)])
    .toSorted(([a], [b]) => compareNames(a ?? '\u{ffff}', b ?? '\u{ffff}'));
}

const HALF_YEAR_DAYS = 183;
const DAY_MS = 86_400_000;

/** The day of the latest of the services' facts. Null: none has one. */
export const latestDay = ({ services }: Cell): string | null =>
  services
    .map(({ asOf }) => asOf)
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;

/** Whether the latest fact behind a cell is more than half a year older than the day asked. */
export function isOld(cell: Cell, day: string): boolean {
  const latest = latestDay(cell);
  return latest !== null && Date.parse(day) - Date.parse(latest) > HALF_YEAR_DAYS * DAY_MS;
}
