/**
 * Where values stand from left (0) to right (1), by their days, oldest first. Where a day is not stated, or all are the same, the steps are even:
 * then nothing is said of time.
 */
export function placedInTime(days: readonly (string | null)[]): number[] {
  const times = days.map((day) => (day === null ? null : Date.parse(day)));
  const [first, last] = [times[0] ?? null, times.at(-1) ?? null];
  const even = times.includes(null) || first === null || last === null || first === last;
  return times.map((time, index) =>
    days.length < 2 ? 0.5 : even ? index / (days.length - 1) : (time! - first) / (last - first),
  );
}
