import { useMemo } from 'preact/hooks';
import mapDocument, { type Data } from '../../documents/map.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { sceneOfAnswer } from '../../map/scene-of-answer.ts';
import { TrailMap } from '../../map/trail-map.tsx';
import { AskedView } from '../../parts/asked-view.tsx';
import { QuestionPage } from '../../parts/question-page.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import type { Address } from '../../question/address.ts';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { MapLegend } from './map-legend.tsx';
import { StopList } from './stop-list.tsx';
import en from './words.en.json';
import './map-page.css';

/** A trail on the map: its stops by what is known of the services asked, its legs by care in range, its borders by their handovers. */
export function MapPage() {
  const t = useWords({ en });
  return <QuestionPage title={t('title')}>{(question) => <MapOf question={question} />}</QuestionPage>;
}

function MapOf({ question: { address, trail, types, group, asOf } }: { readonly question: Question }) {
  const asked = useAnswer(mapDocument, { trail, serviceTypes: types, groups: [group], asOf });
  return (
    <AskedView asked={asked}>
      {({ trail: shown, partnerships }) =>
        shown && <Shown trail={shown} partnerships={partnerships} address={address} />
      }
    </AskedView>
  );
}

interface ShownProps {
  readonly trail: NonNullable<Data['trail']>;
  readonly partnerships: Data['partnerships'];
  readonly address: Address;
}

function Shown({ trail, partnerships, address }: ShownProps) {
  const scene = useMemo(() => sceneOfAnswer(trail, partnerships), [trail, partnerships]);
  const place = scene.stops.findIndex(({ code }) => code === address.read('stop'));
  const chosen = place === -1 ? null : place;
  const choose = (stop: number | null) =>
    address.write({ stop: stop === null ? null : scene.stops[stop]!.code }, { replace: true });
  return (
    <>
      <h2>{trail.name}</h2>
      <MapLegend />
      <div class="map-and-list">
        <TrailMap scene={scene} chosen={chosen} choose={choose} />
        <StopList scene={scene} chosen={chosen} choose={choose} address={address} />
      </div>
      <SourceList sources={trail.coverage?.sources ?? []} />
    </>
  );
}
