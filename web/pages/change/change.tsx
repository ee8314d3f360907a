import { DefinitionLink } from '../../parts/definition-link.tsx';
import changesDocument from '../../documents/changes.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { MeasuresTable } from '../../parts/measures-table.tsx';
import { QuestionPage } from '../../parts/question-page.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { CellChanges } from './cell-changes.tsx';
import { DayChoice } from './day-choice.tsx';
import { Indicators } from './indicators.tsx';
import { ServiceChanges } from './service-changes.tsx';
import en from './words.en.json';
import './change.css';
import type { Changes } from './changes.ts';

const MOST_ROWS = 200;

/** Two days side by side: what opened and closed, which services began and ended, and all measures. */
export function Change() {
  const t = useWords({ en });
  return (
    <>
      <QuestionPage title={t('title')} withDay={false}>
        {(question) => <ChangeOf question={question} />}
      </QuestionPage>
      <Indicators />
    </>
  );
}

function ChangeOf({ question: { address, trail, types, group, asOf } }: { readonly question: Question }) {
  const t = useWords({ en });
  const today = new Date().toISOString().slice(0, 10);
  const to = address.read('to') || asOf || today;
  const from =
    address.read('from') || `${Number(to.slice(0, 4)) - 1}${to.slice(4).replace('-02-29', '-02-28')}`;
  const asked = useAnswer(
    changesDocument,
    from > to ? null : { trail, serviceTypes: types, groups: [group], from, to, first: MOST_ROWS },
  );
  return (
    <>
      <DayChoice from={from} to={to} today={today} choose={(days) => address.write(days)} />
      {from > to ? (
        <p class="notice notice-problem">{t('backwards')}</p>
      ) : (
        <AskedView asked={asked}>{({ changes }) => changes && <Shown changes={changes} />}</AskedView>
      )}
    </>
  );
}

function Shown({ changes }: { readonly changes: Changes }) {
  const t = useWords({ en });
  const { before, after, difference, cells, services, sources } = changes;
  const nothing =
    cells.totalCount + services.totalCount === 0 && Object.values(difference).every((value) => !value);
  return (
    <>
      {nothing && <p class="notice">{t('none')}</p>}
      {!nothing && (
        <>
          <h2>
            <DefinitionLink measure="changes" name={t('cells', { count: cells.totalCount })} />
          </h2>
          <CellChanges cells={cells} />
          <h2>{t('services', { count: services.totalCount })}</h2>
          <ServiceChanges services={services} />
        </>
      )}
      <h2>{t('measures')}</h2>
      <MeasuresTable before={before} after={after} difference={difference} />
      <SourceList sources={sources} />
    </>
  );
}
