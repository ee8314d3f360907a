import questionsDocument, { type Data } from '../../documents/questions.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { CallList } from '../../parts/call-list.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import type { Question } from '../../question/use-question.ts';
import { countText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { FilesAndLink } from './files-and-link.tsx';
import en from './words.en.json';

const MOST = 1000;

type Answer = NonNullable<NonNullable<Data['trail']>['coverage']>['questions'];

/** What nobody has told us, by whom to ask; and the calls that would settle most. */
export function QuestionsOf({ question }: { readonly question: Question }) {
  const t = useWords({ en });
  const { trail, types, group, asOf } = question;
  const asked = useAnswer(questionsDocument, {
    trail,
    serviceTypes: types,
    groups: [group],
    asOf,
    first: MOST,
  });
  return (
    <AskedView asked={asked}>
      {({ trail: found, phoneCalls }) => {
        const questions = found?.coverage?.questions;
        if (!questions) return null;
        return (
          <section aria-labelledby="questions">
            <h2 id="questions">
              <DefinitionLink measure="question" name={t('questions', { count: questions.totalCount })} />
            </h2>
            <p>{t('questionsMore')}</p>
            {phoneCalls !== null && (
              <>
                <h3>
                  <DefinitionLink measure="phone-call" name={t('calls')} />
                </h3>
                <CallList calls={phoneCalls} />
              </>
            )}
            {questions.totalCount > questions.nodes.length && (
              <p>{t('shown', { shown: questions.nodes.length })}</p>
            )}
            <BySociety questions={questions} />
            {questions.totalCount > 0 && <FilesAndLink question={question} view="questions" />}
          </section>
        );
      }}
    </AskedView>
  );
}

function BySociety({ questions: { nodes } }: { readonly questions: Answer }) {
  const t = useWords({ en });
  const groups = [
    ...Map.groupBy(nodes, ({ askWhom }) => askWhom.map(({ name }) => name).join(', ') || t('nobody')),
  ];
  return (
    <>
      {groups
        .toSorted(([, a], [, b]) => b.length - a.length)
        .map(([society, asked]) => (
          <details key={society} class="society-questions">
            <summary>
              <strong>{society}</strong>: {t('ask', { count: asked.length })}
            </summary>
            <ul>
              {asked.map(({ stop, serviceType, reason, peoplePerYear }) => (
                <li key={`${stop.code} ${serviceType.code}`}>
                  {serviceType.name}, {stop.name}
                  {(reason === 'STALE' || reason === 'PRESENT_IN_AREA') && (
                    <small> {t(`why_${reason}`)}</small>
                  )}
                  {peoplePerYear !== null && (
                    <small>
                      {' '}
                      {countText(peoplePerYear)} {t('people').toLowerCase()}
                    </small>
                  )}
                </li>
              ))}
            </ul>
          </details>
        ))}
    </>
  );
}
