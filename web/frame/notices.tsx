import { useEffect } from 'preact/hooks';
import { graphState } from '../client/graph-state.ts';
import { useObserved } from '../client/observable.ts';
import { useCatalogue } from '../question/catalogue.ts';
import { momentText } from '../words/numbers.ts';
import { locale } from '../words/locale.ts';
import { useWords } from '../words/use-words.ts';
import { FRAME_WORDS } from './frame-words.ts';

/** What must be known before anything on the page is believed: that it is made up, or of yesterday. On paper too. */
export function Notices() {
  const t = useWords(FRAME_WORDS);
  const language = useObserved(locale);
  const { illustrative, keptSince, revision } = useObserved(graphState);
  const held = useCatalogue()?.about.illustrativeSources.length ?? 0;
  const mark = illustrative.length > 0 ? JSON.stringify(t('illustrative')) : 'none';
  useEffect(() => {
    // Into the margin of each sheet of paper: style/print.css.
    document.documentElement.style.setProperty('--print-mark', mark);
  }, [mark]);
  return (
    <div class="notices">
      {illustrative.length > 0 && (
        <p class="notice notice-illustrative" role="note">
          <strong>{t('illustrative')}</strong>{' '}
          {t('illustrativeMore', { sources: illustrative.map(({ dataset }) => dataset).join(', ') })}
        </p>
      )}
      {illustrative.length === 0 && held > 0 && <p class="notice notice-held">{t('illustrativeHeld')}</p>}
      <div aria-live="polite">
        {keptSince !== null && (
          <p class="notice notice-kept">
            {t('kept', { moment: momentText(keptSince, language), revision: revision ?? '–' })}
          </p>
        )}
      </div>
    </div>
  );
}
