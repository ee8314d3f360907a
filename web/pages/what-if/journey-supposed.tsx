import whatIfJourneyDocument, { type Data } from '../../documents/what-if-journey.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { PlaceField } from '../../parts/place-field.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import type { Question } from '../../question/use-question.ts';
import { JourneyLead } from '../../strip/journey-lead.tsx';
import { Strip } from '../../strip/strip.tsx';
import { StretchLegend } from '../../strip/stretch-legend.tsx';
import { kmText, signedKmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import type { Change } from './changes.ts';
import en from './words.en.json';

interface Props {
  readonly question: Question;
  /** Never empty. */
  readonly changes: readonly Change[];
}

/** Which way people have before and after from one place to another, and whether care follows it. */
export function JourneySupposed({ question, changes }: Props) {
  const t = useWords({ en });
  const { address } = question;
  const [from, to] = [address.read('from'), address.read('to')];
  return (
    <section aria-labelledby="journey-supposed">
      <h2 id="journey-supposed">{t('journeySupposed')}</h2>
      <p>{t('journeySupposedMore')}</p>
      <form class="fields" onSubmit={(event) => event.preventDefault()}>
        <PlaceField
          label={t('from')}
          name="from"
          value={from}
          choose={(chosen) => address.write({ from: chosen })}
        />
        <PlaceField label={t('to')} name="to" value={to} choose={(chosen) => address.write({ to: chosen })} />
        <button type="submit">{t('show')}</button>
      </form>
      {from !== '' && to !== '' && <Asked question={question} changes={changes} from={from} to={to} />}
    </section>
  );
}

interface EndsProps extends Props {
  readonly from: string;
  readonly to: string;
}

function Asked({ question: { trail, types, group, asOf }, changes, from, to }: EndsProps) {
  const asked = useAnswer(whatIfJourneyDocument, {
    changes,
    trails: [trail],
    serviceTypes: types,
    groups: [group],
    asOf,
    from,
    to,
  });
  return (
    <AskedView asked={asked}>
      {({ whatIf }) => whatIf?.continuity && <Shown asOf={whatIf.asOf} ways={whatIf.continuity} />}
    </AskedView>
  );
}

type Ways = NonNullable<NonNullable<Data['whatIf']>['continuity']>;

function Shown({ asOf, ways }: { readonly asOf: string; readonly ways: Ways }) {
  const t = useWords({ en });
  const { before, after, difference } = ways;
  const scaleKm = Math.max(0, ...[before, after].map(({ journeys }) => journeys[0]?.km ?? 0));
  return (
    <>
      {difference.km !== null && (
        <p>
          <strong>
            {difference.km === 0 ? t('sameWay') : t('otherWay', { km: signedKmText(difference.km) })}
          </strong>
        </p>
      )}
      {(
        [
          ['before', before],
          ['after', after],
        ] as const
      ).map(([when, { journeys, noJourney }]) => {
        const journey = journeys[0];
        return (
          <section key={when}>
            <h3>{t(`way_${when}`, { km: journey ? kmText(journey.km) : t('noWay') })}</h3>
            {noJourney && <p>{noJourney.message}</p>}
            {journey && (
              <>
                <JourneyLead journey={journey} />
                <Strip journey={journey} asOf={asOf} scaleKm={scaleKm} />
              </>
            )}
          </section>
        );
      })}
      <div class="legends">
        <DefinitionLink measure="km-in-care" name={t('stretches')} />
        <StretchLegend />
      </div>
      <SourceList sources={after.sources} />
    </>
  );
}
