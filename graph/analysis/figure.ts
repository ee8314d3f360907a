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

function precedes(a: Figure, b: Figure): boolean {
  if (a.periodTo !== b.periodTo) return a.periodTo > b.periodTo;
  if (a.definition !== b.definition) return a.definition < b.definition;
  return a.code < b.code;
}
