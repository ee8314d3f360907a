import type { Figure } from '../network/network.ts';
import type { Coverage } from './coverage.ts';
import { flowOnLeg, type People } from './people.ts';

export type FigureMeasure = 'PEOPLE_PER_YEAR' | 'PEOPLE_PRESENT' | 'DEATHS_AND_MISSING_PER_YEAR';

/** A published figure as it went into a number of an answer. Several of one measure were added up. */
export interface UsedFigure {
  readonly measure: FigureMeasure;
  /** Null for people present, who are counted at the stop itself. */
  readonly basis: 'LEG' | 'TRAIL' | null;
  readonly figure: Figure;
}

/** The figures behind the numbers of people at a stop. */
export function usedFigures({
  people = null,
  present = null,
  deaths = null,
}: {
  people?: Pick<People, 'basis' | 'figures'> | null;
  present?: Figure | null;
  deaths?: { readonly figures: readonly Figure[] } | null;
}): UsedFigure[] {
  const used = (
    measure: FigureMeasure,
    basis: UsedFigure['basis'],
    figures: readonly Figure[],
  ): UsedFigure[] => figures.map((figure) => ({ measure, basis, figure }));
  return [
    ...used('PEOPLE_PER_YEAR', people?.basis ?? null, people?.figures ?? []),
    ...used('PEOPLE_PRESENT', null, present === null ? [] : [present]),
    ...used('DEATHS_AND_MISSING_PER_YEAR', 'LEG', deaths?.figures ?? []),
  ];
}

/** The figures behind the person-km of a coverage: of each leg that expects one of the types that have km. O(legs × types). */
export function figuresOfKilometres({ view, scope, cares, expectation }: Coverage): Figure[] {
  const types = new Set(cares.flatMap((care) => (care === null ? [] : [care.layer.type])));
  return scope.legs
    .filter((leg) => [...types].some((type) => expectation.onLeg(leg, type)))
    .map((leg) => flowOnLeg(view, leg))
    .filter((figure) => figure !== null);
}
