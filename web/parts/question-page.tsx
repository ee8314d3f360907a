import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { FRAME_WORDS } from '../frame/frame-words.ts';
import { QuestionBar } from '../question/question-bar.tsx';
import { useCatalogue } from '../question/catalogue.ts';
import { type Question, useQuestion } from '../question/use-question.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly title: string;
  readonly withTrail?: boolean;
  readonly withDay?: boolean;
  /** What stands above the question, also in an empty graph. */
  readonly before?: ComponentChildren;
  readonly children: (question: Question) => ComponentChildren;
}

/** A page that shows the answer to the question above it. An empty graph says how to fill it. */
export function QuestionPage({ title, withTrail = true, withDay = true, before, children }: Props) {
  const t = useWords(FRAME_WORDS);
  const question = useQuestion();
  const catalogue = useCatalogue();
  useEffect(() => {
    document.title = `${title} · Trailcare`;
  }, [title]);
  return (
    <>
      <h1>{title}</h1>
      {catalogue === null ? (
        <p class="waiting" role="status">
          {t('waiting')}
        </p>
      ) : (
        before
      )}
      {question === null && catalogue !== null && (
        <section class="notice">
          <h2>{t('empty')}</h2>
          <p>{t('emptyMore')}</p>
          <pre>
            <code>{'npx trailcare load --seeds\nnpx trailcare load FILE'}</code>
          </pre>
        </section>
      )}
      {question !== null && (
        <>
          <QuestionBar question={question} withTrail={withTrail} withDay={withDay} />
          {children(question)}
        </>
      )}
    </>
  );
}
