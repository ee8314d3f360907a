import { useMemo } from 'preact/hooks';
import gapsDocument from '../../documents/gaps.graphql';
import partnershipsDocument from '../../documents/partnerships.graphql';
import questionsDocument from '../../documents/questions.graphql';
import waysDocument, { type Data } from '../../documents/trail-ways.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { CallList } from '../../parts/call-list.tsx';
import { KmBar } from '../../parts/km-bar.tsx';
import { QuestionPage } from '../../parts/question-page.tsx';
import type { Question } from '../../question/use-question.ts';
import { dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { BriefGaps } from './brief-gaps.tsx';
import { BriefHandovers } from './brief-handovers.tsx';
import { BriefSources } from './brief-sources.tsx';
import { BriefWay } from './brief-way.tsx';
import { longestWay, wayBetween } from './way.ts';
import en from './words.en.json';
import './brief.css';

const MOST_GAPS = 7;
const MOST_PAIRS = 6;
const MOST_QUESTIONS = 1;

/** A trail on two A4 pages, to be printed: the way with its care, the gaps, the borders, whom to call, and on whose word. */
export function Brief() {
  const t = useWords({ en });
  return <QuestionPage title={t('title')}>{(question) => <BriefOf question={question} />}</QuestionPage>;
}

function BriefOf({ question }: { readonly question: Question }) {
  const { trail, asOf } = question;
  const asked = useAnswer(waysDocument, { trail, asOf });
  return (
    <AskedView asked={asked}>
      {({ trail: found }) => found && <OfTrail question={question} trail={found} />}
    </AskedView>
  );
}

interface Props {
  readonly question: Question;
  readonly trail: NonNullable<Data['trail']>;
}

function OfTrail({ question, trail: { name, description, stops, legs } }: Props) {
  const t = useWords({ en });
  const { address, catalogue, trail, types, group, asOf } = question;
  const asking = { serviceTypes: types, groups: [group], asOf };
  const gaps = useAnswer(gapsDocument, {
    trail,
    ...asking,
    first: MOST_GAPS,
    orderBy: 'PERSON_KM_TO_CARE_DESC',
  });
  const questions = useAnswer(questionsDocument, { trail, ...asking, first: MOST_QUESTIONS });
  const pairs = useAnswer(partnershipsDocument, {
    network: null,
    pairs: 'ANY',
    trails: [trail],
    ...asking,
    first: MOST_PAIRS,
  });
  const [from, to] = [address.read('from'), address.read('to')];
  const way = useMemo(
    () =>
      from && to
        ? (wayBetween({ stops, legs }, from, to) ?? { stops: [from, to], km: 0 })
        : longestWay({ stops, legs }),
    [stops, legs, from, to],
  );
  const typeNames = types
    .map((code) => catalogue.serviceTypes.find((one) => one.code === code)?.name ?? code)
    .join(', ');
  const groupName = catalogue.groups.find(({ code }) => code === group)?.name ?? group;
  const coverage = gaps.answer?.data.trail?.coverage ?? null;
  return (
    <>
      <p class="brief-print">
        <button type="button" class="main-button" onClick={() => print()}>
          {t('print')}
        </button>
      </p>
      <article class="brief">
        <section class="brief-page">
          <h2 class="brief-title">{name}</h2>
          {description !== null && <p>{description}</p>}
          <p>
            {t('asked', { types: typeNames, group: groupName })}{' '}
            {coverage && t('state', { day: dayText(coverage.asOf), revision: coverage.revision })}
          </p>
          {way === null ? <p>{t('noWay')}</p> : <BriefWay question={question} way={way} stops={stops} />}
          {coverage && <KmBar summary={coverage.summary} />}
          <AskedView asked={questions}>
            {({ trail: found, phoneCalls }) => (
              <section>
                <h3>{t('questions', { count: found?.coverage?.questions.totalCount ?? 0 })}</h3>
                {phoneCalls !== null && <CallList calls={phoneCalls} />}
              </section>
            )}
          </AskedView>
        </section>
        <section class="brief-page">
          <AskedView asked={gaps}>
            {({ trail: found }) => found?.coverage && <BriefGaps gaps={found.coverage.gaps} />}
          </AskedView>
          <AskedView asked={pairs}>
            {({ partnerships }) => partnerships && <BriefHandovers partnerships={partnerships} />}
          </AskedView>
          {coverage && (
            <BriefSources
              sources={[...coverage.sources, ...(pairs.answer?.data.partnerships?.sources ?? [])]}
            />
          )}
          <p class="quiet brief-address">{t('address', { address: location.href })}</p>
        </section>
      </article>
    </>
  );
}
