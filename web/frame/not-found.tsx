import { useWords } from '../words/use-words.ts';
import { FRAME_WORDS } from './frame-words.ts';

export function NotFound() {
  const t = useWords(FRAME_WORDS);
  return (
    <>
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundMore')}</p>
    </>
  );
}
