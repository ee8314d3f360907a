import journeyDocument from '../../documents/journey.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import { StatusLegend } from '../../parts/status-legend.tsx';
import type { Question } from '../../question/use-question.ts';
import { JourneyLead } from '../../strip/journey-lead.tsx';
import { StretchLegend } from '../../strip/stretch-legend.tsx';
import { Strip } from '../../strip/strip.tsx';
import type { Journey } from '../../strip/journey.ts';
import { dayText, kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { Borders } from './borders.tsx';
import { CareInWords } from './care-in-words.tsx';
import { aimOf, modesOf } from './journey-form.tsx';
import { Lapsed } from './lapsed.tsx';
import en from './words.en.json';

const MOST_WAYS = 3;
const GATES = ['LINKED', 'UNLINKED', 'ONE_SIDED', 'ABSENT', 'UNKNOWN'] as const;

interface Props {
  readonly question: Question;
  readonly from: string;
  readonly to: string;
  readonly asOf: string | null;
}

/** The ways from one place to another on a day; of one of them the picture, and the same in words. */
export function JourneyOnDay({ question: { address, types, group }, from, to, asOf }: Props) {
  const t = useWords({ en });
  const via = address.read('via');
  const avoidStops = address.read('avoidStops');
  const asked = useAnswer(journeyDocument, {
    from,
    to,
    via: via === '' ? [] : [via],
    avoid: {
      countries: address.readList('avoid'),
      stops: avoidStops === '' ? [] : [avoidStops],
      modes: modesOf(address.readList('avoidModes')),
    },
    optimise: aimOf(address.read('by')),
    serviceTypes: types,
    groups: [group],
    asOf,
    first: MOST_WAYS,
  });
  return (
    <AskedView asked={asked}>
      {({ continuity }) => {
        if (!continuity) return null;
        const { journeys, noJourney, sources, asOf: day } = continuity;
        const chosen = journeys[Math.min(Number(address.read('way') || 1), journeys.length) - 1];
        return (
          <>
            {noJourney && (
              <section class="notice">
                <h2>{t('noJourney')}</h2>
                <p>{noJourney.message}</p>
              </section>
            )}
            {chosen && (
              <>
                <h2>{headline(chosen)}</h2>
                <p class="quiet">{t('onDay', { day: dayText(day) })}</p>
                {journeys.length > 1 && (
                  <Ways
                    journeys={journeys}
                    chosen={chosen}
                    choose={(number) => address.write({ way: String(number) })}
                  />
                )}
                <JourneyLead journey={chosen} />
                <Strip journey={chosen} asOf={day} scaleKm={Math.max(...journeys.map(({ km }) => km))} />
                <div class="legends">
                  <DefinitionLink measure="km-in-care" name={t('stretches')} />
                  <StretchLegend />
                </div>
                <div class="legends">
                  <DefinitionLink measure="handover" name={t('borders')} />
                  <StatusLegend of={GATES} />
                </div>
                <Lapsed journey={chosen} types={types} group={group} day={day} />
                <Borders journey={chosen} types={types} day={day} />
                <CareInWords journey={chosen} />
              </>
            )}
            <SourceList sources={sources} />
          </>
        );
      }}
    </AskedView>
  );

  function headline({ stops, km, hours }: Journey): string {
    return t('summary', {
      from: stops[0]!.name,
      to: stops.at(-1)!.name,
      km: kmText(km),
      hours: hours === null ? t('hoursUnknown') : t('hours', { hours: Math.round(hours) }),
    });
  }
}

interface WaysProps {
  readonly journeys: readonly Journey[];
  readonly chosen: Journey;
  readonly choose: (number: number) => void;
}

/** The other ways, each by its length and a stop that the first does not pass. */
function Ways({ journeys, chosen, choose }: WaysProps) {
  const t = useWords({ en });
  return (
    <fieldset class="ways">
      <legend>{t('alternatives', { count: journeys.length })}</legend>
      {journeys.map((journey, index) => {
        const others = journeys
          .filter((one) => one !== journey)
          .flatMap(({ stops }) => stops.map(({ code }) => code));
        const own = journey.stops.filter(({ code }) => !others.includes(code)).map(({ name }) => name);
        const via = own.length === 0 ? '' : t('wayVia', { stops: own.slice(0, 2).join(', ') });
        return (
          <label key={journey.legs.map(({ code }) => code).join()}>
            <input type="radio" name="way" checked={journey === chosen} onChange={() => choose(index + 1)} />{' '}
            {t('way', { number: index + 1, km: kmText(journey.km), via })}
          </label>
        );
      })}
    </fieldset>
  );
}
