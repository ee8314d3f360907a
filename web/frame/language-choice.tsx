import { useObserved } from '../client/observable.ts';
import { chooseLocale, type Locale, locale, LOCALES } from '../words/locale.ts';
import { useWords } from '../words/use-words.ts';
import { FRAME_WORDS } from './frame-words.ts';

export function LanguageChoice() {
  const t = useWords(FRAME_WORDS);
  const chosen = useObserved(locale);
  return (
    <label class="language">
      <span class="visually-hidden">{t('language')}</span>
      <select value={chosen} onChange={({ currentTarget }) => chooseLocale(currentTarget.value as Locale)}>
        {Object.entries(LOCALES).map(([code, name]) => (
          <option value={code} lang={code} key={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
