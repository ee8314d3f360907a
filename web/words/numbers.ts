/** Numbers and days stand in sentences of the pages, which are in English whatever language the frame has; the day before the month. */
const PAGES = 'en-GB';

const whole = (value: number) => new Intl.NumberFormat(PAGES, { maximumFractionDigits: 0 }).format(value);

/** `1,250 km`; below 10 km with one decimal. */
export function kmText(km: number): string {
  const digits = Math.abs(km) < 10 && !Number.isInteger(km) ? 1 : 0;
  return `${new Intl.NumberFormat(PAGES, { maximumFractionDigits: digits }).format(km)} km`;
}

/** `1,250` */
export const countText = (count: number): string => whole(count);

/** `+1,250`, `−3`, `0`: of a difference. */
export const signedText = (value: number): string =>
  value > 0 ? `+${whole(value)}` : whole(value).replace('-', '−');

/** `+1,250 km`, `−3 km`, `0 km`: of a difference. */
export const signedKmText = (km: number): string => `${signedText(km)} km`;

/** `37 %`, of a share from 0 to 1; what is not all or nothing is never shown as all or nothing. */
export function shareText(share: number): string {
  const rounded = Math.round(share * 100) / 100;
  const told = share > 0 && rounded === 0 ? 0.01 : share < 1 && rounded === 1 ? 0.99 : rounded;
  const sign = told === rounded ? '' : share < 0.5 ? '< ' : '> ';
  return sign + new Intl.NumberFormat(PAGES, { style: 'percent', maximumFractionDigits: 0 }).format(told);
}

/** `1 November 2026`, of `2026-11-01`. */
export const dayText = (day: string): string =>
  new Intl.DateTimeFormat(PAGES, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** Day and minute, in the reader's zone; in the language of the sentence that it stands in. */
export const momentText = (moment: string, language: string = PAGES): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));
