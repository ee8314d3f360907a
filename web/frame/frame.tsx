import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useObserved } from '../client/observable.ts';
import { useCatalogue } from '../question/catalogue.ts';
import { useAddress } from '../question/address.ts';
import { directionOf, locale } from '../words/locale.ts';
import { useWords } from '../words/use-words.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { LanguageChoice } from './language-choice.tsx';
import { Navigation } from './navigation.tsx';
import { Notices } from './notices.tsx';
import { ReaderKey } from './reader-key.tsx';

/** What stands around every page. */
export function Frame({ children }: { readonly children: ComponentChildren }) {
  const t = useWords(FRAME_WORDS);
  const language = useObserved(locale);
  const address = useAddress();
  const about = useCatalogue()?.about;
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return (
    <>
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <header class="frame-header">
        <a class="brand" href={address.to('/')}>
          Trailcare
        </a>
        <Navigation />
        <LanguageChoice />
      </header>
      <Notices />
      <main id="content" tabIndex={-1} lang="en" dir="ltr">
        {children}
      </main>
      <footer class="frame-footer">
        <p>
          <strong>{t('purpose')}</strong> {t('borders')}
        </p>
        {about && (
          <p>
            Trailcare {about.version} · {t('revision', { revision: about.revision })} · {said(about.reader)}
          </p>
        )}
        <ReaderKey />
      </footer>
    </>
  );

  function said(reader: string): string {
    if (reader === 'public') return t('readsPublic');
    return reader === 'movement' ? t('readsMovement') : t('readsMore', { reader });
  }
}
