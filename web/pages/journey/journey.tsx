import { QuestionPage } from '../../parts/question-page.tsx';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { JourneyForm } from './journey-form.tsx';
import { JourneyOnDay } from './journey-on-day.tsx';
import en from './words.en.json';
import './journey.css';

/** Where care breaks on the way from one place to another: as a picture, and in words; another journey or day beside it. */
export function JourneyPage() {
  const t = useWords({ en });
  return (
    <QuestionPage title={t('title')} withTrail={false}>
      {(question) => {
        const [from, to] = [question.address.read('from'), question.address.read('to')];
        const second = secondOf(question);
        return (
          <>
            <JourneyForm address={question.address} />
            {from === '' || to === '' ? (
              <p class="notice">{t('noEnds')}</p>
            ) : (
              <>
                <JourneyOnDay question={question} from={from} to={to} asOf={question.asOf} />
                {second && <JourneyOnDay question={question} {...second} />}
              </>
            )}
          </>
        );
      }}
    </QuestionPage>
  );
}

/** The journey beside: with other ends, on another day, or both. Null: none is asked for. */
function secondOf({ address, asOf }: Question) {
  const [from, to, day] = [address.read('from2'), address.read('to2'), address.read('asOf2')];
  if (from === '' && to === '' && day === '') return null;
  return { from: from || address.read('from'), to: to || address.read('to'), asOf: day || asOf };
}
