import { forgetAnswers } from '../client/kept-answers.ts';
import { readKey, writeKey } from '../client/reader-key.ts';
import { useWords } from '../words/use-words.ts';
import { FRAME_WORDS } from './frame-words.ts';

/** Gives this tab a key to read with, or takes it away; the page is then asked anew. */
export function ReaderKey() {
  const t = useWords(FRAME_WORDS);
  const change = (key: string | null) => {
    writeKey(key);
    // What was kept for another reader is not for this one.
    void forgetAnswers().finally(() => location.reload());
  };
  if (readKey() !== null) {
    return (
      <button type="button" onClick={() => change(null)}>
        {t('keyForget')}
      </button>
    );
  }
  return (
    <details class="reader-key">
      <summary>{t('key')}</summary>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          const key = (new FormData(event.currentTarget).get('key') as string).trim();
          if (key !== '') change(key);
        }}
      >
        <label>
          <span>{t('keyField')}</span>
          <input type="password" name="key" required autoComplete="off" />
        </label>
        <button type="submit">{t('keyUse')}</button>
      </form>
      <p>{t('keyMore')}</p>
    </details>
  );
}
