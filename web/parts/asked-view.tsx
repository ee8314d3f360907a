import type { ComponentChildren } from 'preact';
import type { Asked } from '../client/use-answer.ts';
import { FRAME_WORDS } from '../frame/frame-words.ts';
import { useWords } from '../words/use-words.ts';

interface Props<Data> {
  readonly asked: Asked<Data>;
  readonly children: (data: Data) => ComponentChildren;
}

/** An answer, or what is to be said while there is none: that it is asked, that the server does not answer, that it refuses and why. */
export function AskedView<Data>({ asked, children }: Props<Data>) {
  const t = useWords(FRAME_WORDS);
  if (asked.state === 'failed') {
    const { problem, againInSeconds, again } = asked;
    return (
      <section class="notice notice-problem" role="alert">
        <h2>{t(problem.kind)}</h2>
        <p>
          {againInSeconds === null
            ? problem.message
            : t('unreachableMore', { message: problem.message, seconds: againInSeconds })}
        </p>
        <button type="button" onClick={again}>
          {t('again')}
        </button>
      </section>
    );
  }
  if (asked.answer === null) {
    return (
      <p class="waiting" role="status">
        {t('waiting')}
      </p>
    );
  }
  return (
    <div
      class={asked.state === 'waiting' ? 'answer answer-former' : 'answer'}
      aria-busy={asked.state === 'waiting'}
    >
      {children(asked.answer.data)}
    </div>
  );
}
