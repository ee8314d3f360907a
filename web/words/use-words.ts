import { IntlMessageFormat } from 'intl-messageformat';
import { useObserved } from '../client/observable.ts';
import { type Locale, locale } from './locale.ts';

/** Words of a part of the pages, by key; in English at least, in ICU's message format. */
export type Words<Key extends string> = { readonly en: Readonly<Record<Key, string>> } & Readonly<
  Partial<Record<Exclude<Locale, 'en'>, Readonly<Partial<Record<Key, string>>>>>
>;

export type Values = Readonly<Record<string, string | number>>;

/** `t('gaps', { count: 3 })`, in the language chosen, or in English where it lacks the key. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

const formats = new Map<string, IntlMessageFormat>();

export function say(text: string, language: Locale, values?: Values): string {
  if (values === undefined && !/[{'<]/.test(text)) return text;
  const id = `${language} ${text}`;
  let format = formats.get(id);
  if (format === undefined)
    formats.set(id, (format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })));
  return String(format.format(values));
}

export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  const language = useObserved(locale);
  return (key, values) => {
    const own = language === 'en' ? undefined : words[language]?.[key];
    return own === undefined ? say(words.en[key], 'en', values) : say(own, language, values);
  };
}
