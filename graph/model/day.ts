/** Calendar dates as `YYYY-MM-DD` text at the edges, and as whole days since 1970-01-01 inside. No time zones. */
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Null when `value` is a date of the calendar from year 1900 to 2199, else what is wrong: `"2026-02-31": February has 28 days`. */
export function dateProblem(value: string): string | null {
  const match = PATTERN.exec(value);
  if (!match) return 'must be a date YYYY-MM-DD';
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1900 || year > 2199) return 'must be a date from year 1900 to 2199';
  if (month < 1 || month > 12) return 'has no such month';
  if (day >= 1 && day <= 28) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > last) return `has no such day: the month has ${last} days`;
  return null;
}

/** `dayNumber('1970-01-02')` is 1. The text must already be a valid date. */
export function dayNumber(date: string): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MS_PER_DAY
  );
}

/** `dateOfDay(1)` is '1970-01-02'. */
export function dateOfDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** `addDays('2026-01-31', 1)` is '2026-02-01'. */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** Last day of a month: `monthEnd(2025, 8)` is '2025-08-31'. */
export function monthEnd(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const HOURS_AHEAD = 14;

/** The date where the day began first (UTC+14): what is dated later speaks of the future wherever it was written. */
export function latestDateOnEarth(now: Date): string {
  return new Date(now.getTime() + HOURS_AHEAD * 3_600_000).toISOString().slice(0, 10);
}
