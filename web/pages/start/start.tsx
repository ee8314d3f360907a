import { Fragment } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import startDocument, { type Data } from '../../documents/start.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { PlaceField } from '../../parts/place-field.tsx';
import { useAddress } from '../../question/address.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

const NOTHING = {};

const JOURNEYS = [
  { from: 'Mekele', to: 'Hamdayet', ends: ['mekele', 'hamdayet'] },
  { from: 'Agadez', to: 'Lampedusa', ends: ['agadez', 'lampedusa'] },
] as const;

/** Whether the graph has a stop of just the name at either end. */
const isThere = ({ from, to, ends }: (typeof JOURNEYS)[number], data: Data) =>
  [from, to].every((name, end) => data[ends[end]!]?.nodes.some((stop) => stop.name === name));

/** Where one begins: a journey by its ends, or a trail. */
export function Start() {
  const t = useWords({ en });
  const address = useAddress();
  const { route } = useLocation();
  const asked = useAnswer(startDocument, NOTHING);
  useEffect(() => {
    document.title = 'Trailcare';
  }, []);
  const offered = asked.answer === null ? [] : JOURNEYS.filter((ends) => isThere(ends, asked.answer!.data));
  const journey = (ends: { from: string; to: string }) => address.to('/journey', ends);
  return (
    <>
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <section aria-labelledby="ask">
        <h2 id="ask">{t('ask')}</h2>
        <form
          class="journey-ends"
          onSubmit={(event) => {
            event.preventDefault();
            const ends = new FormData(event.currentTarget);
            route(journey({ from: textOf(ends, 'from'), to: textOf(ends, 'to') }));
          }}
        >
          <PlaceField label={t('from')} name="from" value="" />
          <PlaceField label={t('to')} name="to" value="" />
          <button type="submit" class="main-button">
            {t('show')}
          </button>
        </form>
        {offered.length > 0 && (
          <p>
            {t('try')}{' '}
            {offered.map(({ from, to }, index) => (
              <Fragment key={from}>
                {index > 0 && ', '}
                <a href={journey({ from, to })}>{t('tryJourney', { from, to })}</a>
              </Fragment>
            ))}
            .
          </p>
        )}
      </section>
      <section aria-labelledby="trails">
        <h2 id="trails">{t('trails')}</h2>
        <AskedView asked={asked}>
          {({ trails }) => (
            <ul class="cards">
              {trails?.nodes.map(({ code, name, description, countries }) => (
                <li class="card" key={code}>
                  <h3>
                    <a href={address.to('/map', { trail: code })}>{name}</a>
                  </h3>
                  {description !== null && <p>{description}</p>}
                  {countries.length > 0 && (
                    <p class="quiet">
                      {t('through', { countries: countries.map(({ country }) => country.name).join(', ') })}
                    </p>
                  )}
                  <p class="card-links">
                    <a href={address.to('/map', { trail: code })}>{t('trailMap')}</a>
                    <a href={address.to('/gaps', { trail: code })}>{t('trailJourney')}</a>
                    <a href={address.to('/brief', { trail: code })}>{t('trailBrief')}</a>
                  </p>
                </li>
              ))}
            </ul>
          )}
        </AskedView>
      </section>
      <section aria-labelledby="own">
        <h2 id="own">{t('own')}</h2>
        <p>
          {t('ownMore')} <a href={address.to('/data')}>{t('ownLink')}</a>
        </p>
      </section>
      <section aria-labelledby="programs">
        <h2 id="programs">{t('programs')}</h2>
        <p>
          {t('programsMore')} <a href="/queries">{t('queries')}</a>, <a href="/graphiql">{t('graphiql')}</a>
        </p>
      </section>
    </>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
