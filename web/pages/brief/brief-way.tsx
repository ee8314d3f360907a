import { compareNames } from '../../words/compare-names.ts';
import journeyDocument from '../../documents/journey.graphql';
import type { Data } from '../../documents/trail-ways.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import type { Question } from '../../question/use-question.ts';
import { StretchLegend } from '../../strip/stretch-legend.tsx';
import { Strip } from '../../strip/strip.tsx';
import { kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { evenly, type Way } from './way.ts';
import en from './words.en.json';

interface Props {
  readonly question: Question;
  readonly way: Way;
  readonly stops: NonNullable<Data['trail']>['stops'];
}

/** The most stops that the API takes as `via`. */
const MOST_VIA = 10;

/** A way along the trail, as a picture and in a sentence per service; its ends can be chosen. */
export function BriefWay({ question: { address, types, group, asOf }, way, stops }: Props) {
  const t = useWords({ en });
  const ends = { from: way.stops[0]!, to: way.stops.at(-1)! };
  const asked = useAnswer(journeyDocument, {
    ...ends,
    via: evenly(way, MOST_VIA),
    avoid: { countries: [], stops: [], modes: [] },
    optimise: 'DISTANCE',
    serviceTypes: types,
    groups: [group],
    asOf,
    first: 1,
  });
  const byName = stops.toSorted((a, b) => compareNames(a.name, b.name));
  return (
    <>
      <div class="fields brief-ends">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            <span>{t(end)}</span>
            <select
              value={ends[end]}
              onChange={({ currentTarget }) => address.write({ ...ends, [end]: currentTarget.value })}
            >
              {byName.map(({ code, name }) => (
                <option value={code} key={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <AskedView asked={asked}>
        {({ continuity }) => {
          const [journey] = continuity?.journeys ?? [];
          if (!journey) return <p class="notice">{continuity?.noJourney?.message}</p>;
          return (
            <>
              <h3>
                {t('way', {
                  from: journey.stops[0]!.name,
                  to: journey.stops.at(-1)!.name,
                  km: kmText(journey.km),
                })}
              </h3>
              <Strip journey={journey} asOf={continuity!.asOf} />
              <StretchLegend />
              <ul>
                {journey.care.map(({ serviceType, weakestLink }) => (
                  <li key={serviceType.code}>{weakestLink.message}</li>
                ))}
              </ul>
            </>
          );
        }}
      </AskedView>
    </>
  );
}
