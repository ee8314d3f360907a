import type { CoverageCell, Coverage } from './coverage.ts';
import { toMetre } from './kilometres.ts';
import { deathsNear, peoplePassing, peoplePresent } from './people.ts';
import { sortSteps } from './sort-steps.ts';
import { atOnce, type Steps } from './steps.ts';
import { type UsedFigure, usedFigures } from './used-figures.ts';
import { waysToCareSteps } from './ways-to-care.ts';

/** An expected cell that is ABSENT, CONDITIONAL or PLANNED, with the parts of its rank. Null is unknown, never zero. */
export interface Gap {
  readonly cell: CoverageCell;
  readonly peoplePerYear: number | null;
  /** LEG: counted on its legs; TRAIL: a figure for a whole trail, indicative only. */
  readonly peopleBasis: 'LEG' | 'TRAIL' | null;
  readonly peoplePresent: number | null;
  /** km in the direction of travel to the nearest stop where it is SERVED. */
  readonly isolationKm: number | null;
  readonly isolationAnyKm: number | null;
  /** As if UNKNOWN stops served. */
  readonly isolationAtLeastKm: number | null;
  readonly unreachable: boolean;
  /** peoplePerYear × isolationKm. Ranks stops; must not be added up. */
  readonly personKmToCare: number | null;
  readonly deathsAndMissingPerYear: number | null;
  /** What the numbers of people rest on. */
  readonly figures: readonly UsedFigure[];
  readonly nearest: { readonly service: number; readonly stop: number; readonly km: number } | null;
}

export type GapOrder = 'PERSON_KM_TO_CARE_DESC' | 'ISOLATION_DESC' | 'PEOPLE_PRESENT_DESC' | 'DEATHS_DESC';

const GAP_STATUSES = ['ABSENT', 'CONDITIONAL', 'PLANNED'];

/** Whether a cell is one: expected, and known not to be served without condition. */
export const isGap = ({ expected, status }: Pick<CoverageCell, 'expected' | 'status'>): boolean =>
  expected && GAP_STATUSES.includes(status);

/** Gaps of a coverage, ranked; decision 0002, rules 18 to 21. O(types × groups × network × log + gaps × log gaps). */
export const rankGaps = (...of: Parameters<typeof rankGapSteps>): Gap[] => atOnce(rankGapSteps(...of));

/** `rankGaps`, a gap at a time. */
export function* rankGapSteps(
  answer: Coverage,
  order: GapOrder,
  servicesAt: (stop: number, layer: Coverage['layers'][number]) => readonly number[],
): Steps<Gap[]> {
  const { view, layers } = answer;
  const firstServices = new Map<string, number | undefined>();
  /** Of the services by which a stop is served, the one that is named: asked for once. */
  const firstServiceAt = (stop: number, layer: Coverage['layers'][number]) => {
    const key = `${stop}/${layer.type}/${layer.group}`;
    if (!firstServices.has(key)) firstServices.set(key, servicesAt(stop, layer)[0]);
    return firstServices.get(key);
  };

  const gaps: Gap[] = [];
  for (const cell of answer.cells) {
    if (!isGap(cell)) continue;
    yield;
    const layer = layers.find(({ type, group }) => type === cell.type && group === cell.group)!;
    const { nearest, ...way } = (yield* waysToCareSteps(view, layer))(cell.stop);
    const { isolationKm } = way;
    const people = peoplePassing(view, cell.stop, answer.scope.trails);
    const present = peoplePresent(view, cell.stop);
    const deaths = deathsNear(view, cell.stop);
    const figures = usedFigures({ people, present, deaths });
    answer.evidence.addFigures(figures.map(({ figure }) => figure));
    const service = nearest === null ? undefined : firstServiceAt(nearest.stop, layer);
    if (service !== undefined) answer.evidence.addServices([service]);
    gaps.push({
      cell,
      peoplePerYear: people?.value ?? null,
      peopleBasis: people?.basis ?? null,
      peoplePresent: present?.value ?? null,
      ...way,
      personKmToCare: people === null || isolationKm === null ? null : toMetre(people.value * isolationKm),
      deathsAndMissingPerYear: deaths?.value ?? null,
      figures,
      nearest: service === undefined || nearest === null ? null : { service, ...nearest },
    });
  }
  return yield* sortSteps(gaps, comparator(order, answer));
}

type Compare = (a: Gap, b: Gap) => number;

/** Greater first; null last. */
const descending =
  (value: (gap: Gap) => number | null): Compare =>
  (a, b) =>
    (value(b) ?? -1) - (value(a) ?? -1);
const trueFirst =
  (test: (gap: Gap) => boolean): Compare =>
  (a, b) =>
    Number(test(b)) - Number(test(a));

function comparator(order: GapOrder, { ask }: Coverage): Compare {
  const byIsolation = [trueFirst((gap) => gap.unreachable), descending((gap) => gap.isolationKm)];
  const keys: Record<GapOrder, Compare[]> = {
    PERSON_KM_TO_CARE_DESC: [
      trueFirst((gap) => gap.peoplePerYear !== null),
      trueFirst((gap) => gap.unreachable),
      descending((gap) => (gap.unreachable ? gap.peoplePerYear : gap.personKmToCare)),
      descending((gap) => gap.isolationKm),
    ],
    ISOLATION_DESC: byIsolation,
    PEOPLE_PRESENT_DESC: [descending((gap) => gap.peoplePresent)],
    DEATHS_DESC: [descending((gap) => gap.deathsAndMissingPerYear)],
  };
  return chain([...keys[order], (a, b) => compareCells(a.cell, b.cell, ask)]);
}

export function chain<T>(compares: readonly ((a: T, b: T) => number)[]) {
  return (a: T, b: T): number => {
    for (const compare of compares) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** By stop code, then type and group in the order asked. */
export function compareCells(a: CoverageCell, b: CoverageCell, ask: Coverage['ask']): number {
  return (
    a.stop - b.stop ||
    ask.types.indexOf(a.type) - ask.types.indexOf(b.type) ||
    ask.groups.indexOf(a.group) - ask.groups.indexOf(b.group)
  );
}
