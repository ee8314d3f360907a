import { observable } from '../client/observable.ts';

/** Languages of the frame. Pages are in English where they have no words of another. */
export const LOCALES = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' } as const;

export type Locale = keyof typeof LOCALES;

const NAME = 'trailcare-language';
const RIGHT_TO_LEFT: readonly Locale[] = ['ar'];

const isLocale = (text: string): text is Locale => Object.hasOwn(LOCALES, text);

function firstLocale(): Locale {
  const wanted = [localStorage.getItem(NAME) ?? '', ...navigator.languages.map((tag) => tag.split('-')[0]!)];
  return wanted.find(isLocale) ?? 'en';
}

export const locale = observable<Locale>(firstLocale());

export const directionOf = (one: Locale): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.includes(one) ? 'rtl' : 'ltr');

export function chooseLocale(one: Locale): void {
  localStorage.setItem(NAME, one);
  locale.set(one);
}
