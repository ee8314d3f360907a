import partnershipsDocument from '../../documents/partnerships.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { QuestionPage } from '../../parts/question-page.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { ArcDiagram, ArcLegend } from './arc-diagram.tsx';
import { CommunitiesOf } from './communities.tsx';
import { KeyPointsOf } from './key-points.tsx';
import { NetworkChoice, pairsOf } from './network-choice.tsx';
import type { Pair } from './links.ts';
import { PairTable } from './pair-table.tsx';
import en from './words.en.json';
import './partnerships.css';

const MOST_PAIRS = 200;

/** The Societies of a trail, or of a regional network: who shares a border with whom, and which links are missing. */
export function Partnerships() {
  const t = useWords({ en });
  return (
    <QuestionPage title={t('title')}>{(question) => <PartnershipsOf question={question} />}</QuestionPage>
  );
}

function PartnershipsOf({ question }: { readonly question: Question }) {
  const t = useWords({ en });
  const { address, trail, types, group, asOf } = question;
  const network = address.read('network');
  const asked = useAnswer(partnershipsDocument, {
    network: network === '' ? null : network,
    pairs: network === '' ? 'ANY' : pairsOf(question),
    trails: network === '' ? [trail] : null,
    serviceTypes: types,
    groups: [group],
    asOf,
    first: MOST_PAIRS,
  });
  return (
    <>
      <NetworkChoice question={question} />
      <AskedView asked={asked}>
        {({ partnerships }) =>
          partnerships && (
            <>
              <p>
                {t('count', { count: partnerships.totalCount })}{' '}
                {partnerships.totalCount > partnerships.nodes.length &&
                  t('shown', { shown: partnerships.nodes.length, count: partnerships.totalCount })}
              </p>
              {partnerships.nodes.length > 0 && (
                <>
                  <h2>{t('picture')}</h2>
                  <p>{t('pictureMore')}</p>
                  <ArcLegend />
                  <ArcDiagram pairs={partnerships.nodes} />
                  <h2>{t('pairsTable')}</h2>
                  <Pairs pairs={partnerships.nodes} />
                </>
              )}
              <SourceList sources={partnerships.sources} />
            </>
          )
        }
      </AskedView>
      <KeyPointsOf trails={network === '' ? [trail] : null} network={network} asOf={asOf} />
      <CommunitiesOf trails={network === '' ? [trail] : null} asOf={asOf} />
    </>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly Pair[] }) {
  const t = useWords({ en });
  const neighbours = pairs.filter(({ sharedBorders }) => sharedBorders.length > 0);
  const others = pairs.filter(({ sharedBorders }) => sharedBorders.length === 0);
  return (
    <>
      {neighbours.length > 0 && <PairTable pairs={neighbours} />}
      {others.length > 0 && (
        <details class="others">
          <summary>{t('others', { count: others.length })}</summary>
          <PairTable pairs={others} />
        </details>
      )}
    </>
  );
}
