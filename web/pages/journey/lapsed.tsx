import lapsedDocument from '../../documents/lapsed.graphql';
import { useShown } from '../../client/graph-state.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import type { Group } from '../../question/use-question.ts';
import type { Journey } from '../../strip/journey.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

const MOST = 1000;
const OF_OTHERS_TOO = { counts: false };

interface Props {
  readonly journey: Journey;
  /** Codes of service types. */
  readonly types: readonly string[];
  readonly group: Group;
  readonly day: string;
}

/** Where somebody told us once, and it is too old to count on the day: not known, and not the same as never told. Nothing where there is none. */
export function Lapsed({ journey, types, group, day }: Props) {
  const t = useWords({ en });
  const countries = [
    ...new Set(
      journey.stops.flatMap(({ country, otherCountry }) =>
        [country, otherCountry].flatMap((one) => (one === null ? [] : [one.code])),
      ),
    ),
  ];
  const asked = useAnswer(
    lapsedDocument,
    countries.length === 0
      ? null
      : { countries, serviceTypes: types, groups: [group], asOf: day, first: MOST },
    OF_OTHERS_TOO,
  );
  const questions = asked.answer?.data.coverage?.questions;
  const lapsed = (questions?.nodes ?? []).filter(({ reason }) => reason === 'STALE');
  const said = journey.care.flatMap(({ serviceType }) => {
    const codes = new Set(
      lapsed.filter((one) => one.serviceType.code === serviceType.code).map(({ stop }) => stop.code),
    );
    const stops = journey.stops.filter(({ code }) => codes.has(code)).map(({ name }) => name);
    return stops.length === 0 ? [] : [{ type: serviceType.name, stops: stops.join(', ') }];
  });
  // Questions of others do not stand here: what they rest on is not what the page rests on.
  useShown(said.length > 0 ? asked.answer : null);
  if (said.length === 0) return null;
  return (
    <section class="notice" aria-label={t('lapsed')}>
      <p>
        <DefinitionLink measure="freshness" name={t('lapsed')} />. {t('lapsedMore')}
      </p>
      <ul>
        {said.map(({ type, stops }) => (
          <li key={type}>{t('lapsedAt', { type, stops })}</li>
        ))}
      </ul>
      {questions && questions.totalCount > questions.nodes.length && <p>{t('lapsedInPart')}</p>}
    </section>
  );
}
