import type { Figure } from '../network/network.ts';
import { holdsOn } from '../network/validity.ts';

/** Of several published figures on one subject, the one that is shown on a day; null when none is. Decision 0002, rule 17. */
export function shownFigure(figures: readonly Figure[] | undefined, day: number): Figure | null {
  let shown: Figure | null = null;
  for (const figure of figures ?? []) {
    if (figure.periodFrom > day || !holdsOn(day, figure.validFrom, figure.validUntil)) continue;
    if (shown === null || precedes(figure, shown)) shown = figure;
  }
  return shown;
}

/** Days from which on a period counts as a year: a file's last year often lacks its last days. */
const YEAR_DAYS = 360;

/** A count of four months is no number of people per year: it is shown where there is none of a whole one. */
const isWhole = ({ periodFrom, periodTo }: Figure) => periodTo - periodFrom + 1 >= YEAR_DAYS;

function precedes(a: Figure, b: Figure): boolean {
  if (isWhole(a) !== isWhole(b)) return isWhole(a);
  if (a.periodTo !== b.periodTo) return a.periodTo > b.periodTo;
  if (a.definition !== b.definition) return a.definition < b.definition;
  return a.code < b.code;
}
