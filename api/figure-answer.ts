import type { FigureMeasure, UsedFigure } from '../graph/analysis/used-figures.ts';

/** A figure as a measure used it. What it says is read from its fact, as of any entity. */
export interface FigureAnswer {
  readonly measure: FigureMeasure;
  readonly basis: UsedFigure['basis'];
  readonly kind: FigureKind;
  readonly code: string;
}

export type FigureKind = 'Flow' | 'Stock' | 'IncidentTotal';

const KIND_OF: Record<FigureMeasure, FigureKind> = {
  PEOPLE_PER_YEAR: 'Flow',
  PEOPLE_PRESENT: 'Stock',
  DEATHS_AND_MISSING_PER_YEAR: 'IncidentTotal',
};

export const figureAnswer = ({ measure, basis, figure }: UsedFigure): FigureAnswer => ({
  measure,
  basis,
  kind: KIND_OF[measure],
  code: figure.code,
});
