import { useObserved } from '../client/observable.ts';
import { FRAME_WORDS } from '../frame/frame-words.ts';
import { locale } from '../words/locale.ts';
import { useWords } from '../words/use-words.ts';
import { LOOKS, type Status } from './status.ts';
import { StatusGlyph } from './status-glyph.tsx';

interface Props {
  readonly status: Status;
  /** True: the words are there for readers of the screen alone. */
  readonly glyphOnly?: boolean;
}

/** A status as glyph and words. */
export function StatusMark({ status, glyphOnly = false }: Props) {
  const t = useWords(FRAME_WORDS);
  const language = useObserved(locale);
  return (
    <span class={`status status-${LOOKS[status]}`} title={glyphOnly ? t(status) : undefined}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <StatusGlyph look={LOOKS[status]} />
      </svg>
      <span class={glyphOnly ? 'visually-hidden' : undefined} lang={language}>
        {t(status)}
      </span>
    </span>
  );
}
