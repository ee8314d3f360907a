import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words/use-words.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { isReached } from './is-reached.ts';

const LONGEST_PAUSE_SECONDS = 60;

/** In place of a page whose files could not be had: asks by itself after 2, 4, 8 … 60 s, and loads the page when the server is back. */
export function Unreached() {
  const t = useWords(FRAME_WORDS);
  const [tries, setTries] = useState(0);
  const seconds = Math.min(LONGEST_PAUSE_SECONDS, 2 ** (tries + 1));
  const again = async () => {
    if (await isReached()) location.reload();
    else setTries((count) => count + 1);
  };
  useEffect(() => {
    const timer = setTimeout(() => void again(), seconds * 1000);
    return () => clearTimeout(timer);
  }, [tries]);
  return (
    <section class="notice notice-problem" role="alert">
      <h2>{t('unreachable')}</h2>
      <p>{t('unreachableMore', { message: '', seconds })}</p>
      <button type="button" onClick={() => void again()}>
        {t('again')}
      </button>
    </section>
  );
}
