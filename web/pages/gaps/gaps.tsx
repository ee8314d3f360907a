import { useState } from 'preact/hooks';
import gapsDocument, { type Variables } from '../../documents/gaps.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { KmBar } from '../../parts/km-bar.tsx';
import { QuestionPage } from '../../parts/question-page.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { FilesAndLink } from './files-and-link.tsx';
import { GapTable } from './gap-table.tsx';
import { QuestionsOf } from './questions.tsx';
import en from './words.en.json';
import './gaps.css';

const PAGE = 50;
const MOST = 1000;
const ORDERS = ['PERSON_KM_TO_CARE_DESC', 'ISOLATION_DESC', 'PEOPLE_PRESENT_DESC', 'DEATHS_DESC'] as const;

type Order = Variables['orderBy'];

/** What is known to be missing on a trail, ranked, with the parts of the rank; and whom to ask about what nobody knows. */
export function Gaps() {
  const t = useWords({ en });
  return (
    <QuestionPage title={t('title')}>
      {(question) => (
        <>
          <GapsOf question={question} />
          <QuestionsOf question={question} />
        </>
      )}
    </QuestionPage>
  );
}

function GapsOf({ question }: { readonly question: Question }) {
  const t = useWords({ en });
  const { address, trail, types, group, asOf } = question;
  const [first, setFirst] = useState(PAGE);
  const orderBy: Order = ORDERS.find((order) => order === address.read('order')) ?? 'PERSON_KM_TO_CARE_DESC';
  const asked = useAnswer(gapsDocument, {
    trail,
    serviceTypes: types,
    groups: [group],
    asOf,
    first,
    orderBy,
  });
  return (
    <AskedView asked={asked}>
      {(data) => {
        const coverage = data.trail?.coverage;
        if (!coverage) return null;
        const { gaps, summary, sources } = coverage;
        const { totalCount, unknownCount, withheldCount, nodes } = gaps;
        return (
          <>
            <KmBar summary={summary} />
            <h2>{t('gaps', { count: totalCount })}</h2>
            {totalCount === 0 && (
              <p>{unknownCount > 0 ? t('none', { count: unknownCount }) : t('noneAll')}</p>
            )}
            {totalCount > 0 && unknownCount > 0 && <p>{t('beside', { unknown: unknownCount })}</p>}
            {withheldCount > 0 && <p>{t('withheld', { count: withheldCount })}</p>}
            {totalCount > 0 && (
              <>
                <div class="fields">
                  <label>
                    <span>{t('order')}</span>
                    <select
                      value={orderBy}
                      onChange={({ currentTarget }) => address.write({ order: currentTarget.value })}
                    >
                      {ORDERS.map((order) => (
                        <option value={order} key={order}>
                          {t(order)}
                        </option>
                      ))}
                    </select>
                  </label>
                </div>
                <GapTable gaps={nodes} orderBy={orderBy} />
                {nodes.length < totalCount && (
                  <p>{t('shownOf', { shown: nodes.length, count: totalCount })}</p>
                )}
                {nodes.length < Math.min(totalCount, MOST) && (
                  <button type="button" onClick={() => setFirst(Math.min(MOST, first * 4))}>
                    {t('more')}
                  </button>
                )}
              </>
            )}
            <FilesAndLink question={question} view="gaps" orderBy={orderBy} />
            <SourceList sources={sources} />
          </>
        );
      }}
    </AskedView>
  );
}
