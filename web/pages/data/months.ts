const DAY_MS = 86_400_000;

/** A stretch of days on which the calendar is drawn. */
export interface Span {
  /** `YYYY-MM-DD`, inclusive. */
  readonly from: string;
  readonly to: string;
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The calendar around a day: two years before it to one year after it. */
export function spanAround(day: string): Span {
  return { from: dayOf(dayNumber(day) - 730), to: dayOf(dayNumber(day) + 365) };
}

/** Where a day lies in the span: 0 at its start, 1 at its end; days outside are moved to the end nearest to them. */
export function placeIn({ from, to }: Span, day: string): number {
  const place = (dayNumber(day) - dayNumber(from)) / (dayNumber(to) - dayNumber(from));
  return Math.min(1, Math.max(0, place));
}

export const daysAfter = (day: string, days: number): string => dayOf(dayNumber(day) + days);

/** First days of January, April, July and October within the span. */
export function quarters(span: Span): string[] {
  const first: string[] = [];
  for (let year = Number(span.from.slice(0, 4)); year <= Number(span.to.slice(0, 4)); year++) {
    for (const month of ['01', '04', '07', '10']) first.push(`${year}-${month}-01`);
  }
  return first.filter((day) => day >= span.from && day <= span.to);
}
