import { useWords } from '../words/use-words.ts';
import { FRAME_WORDS } from './frame-words.ts';

export function Broken() {
  const t = useWords(FRAME_WORDS);
  return (
    <section class="notice notice-problem" role="alert">
      <h2>{t('broken')}</h2>
      <p>{t('brokenMore')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('reload')}
      </button>
    </section>
  );
}
