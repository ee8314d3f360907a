/** Months that the slider offers: from four years before today to one year after. */
export const MOST_MONTHS = 60;
const MONTHS_AHEAD = 12;

/** First day of the month that lies `place` steps along the slider (0 to 60), as the slider stands on `today`. */
export function dayAt(place: number, today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const months = year * 12 + (month - 1) + MONTHS_AHEAD - MOST_MONTHS + place;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** Where a day's month lies on the slider; days outside stand at the nearer end. */
export function placeOf(day: string, today: string): number {
  const monthOf = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7)) - 1;
  const place = monthOf(day) - (monthOf(today) + MONTHS_AHEAD - MOST_MONTHS);
  return Math.min(MOST_MONTHS, Math.max(0, place));
}
