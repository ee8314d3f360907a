import { compareNames } from '../../words/compare-names.ts';
import availabilityDocument, { type Data } from '../../documents/availability.graphql';
import trailCountries from '../../documents/trail-countries.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import type { Question } from '../../question/use-question.ts';
import { countText, dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { FreshnessBar, FreshnessScale } from './freshness-bar.tsx';
import { spanAround } from './months.ts';
import en from './words.en.json';

type Row = NonNullable<Data['dataAvailability']>[number];

/** What is known of the services in the countries of a trail: a table, and how old it is as a calendar. */
export function Availability({ question: { trail, types, asOf } }: { readonly question: Question }) {
  const t = useWords({ en });
  const found = useAnswer(trailCountries, { trail });
  const codes = countriesOf(found.answer?.data.trail ?? null);
  const asked = useAnswer(
    availabilityDocument,
    codes.length === 0 ? null : { countries: codes, serviceTypes: types, asOf },
  );
  const day = asOf ?? new Date().toISOString().slice(0, 10);
  const span = spanAround(day);
  return (
    <section aria-labelledby="availability">
      <h2 id="availability">
        <DefinitionLink measure="availability" name={t('availability')} />
      </h2>
      <p>{t('availabilityMore')}</p>
      <AskedView asked={found.state === 'failed' ? found : asked}>
        {() => (
          <div class="table-scroll" tabIndex={0} role="region" aria-label={t('availability')}>
            <table class="availability">
              <thead>
                <tr>
                  <th scope="col">{t('countryName')}</th>
                  <th scope="col">{t('serviceType')}</th>
                  <th scope="col" class="number">
                    {t('services')}
                  </th>
                  <th scope="col">{t('complete')}</th>
                  <th scope="col">{t('latest')}</th>
                  <th scope="col" class="calendar">
                    <FreshnessScale span={span} day={day} />
                  </th>
                </tr>
              </thead>
              <tbody>
                {(asked.answer?.data.dataAvailability ?? []).map((row, index, rows) => (
                  <AvailabilityRow
                    key={`${row.country.code} ${row.serviceType.code}`}
                    row={row}
                    first={row.country.code !== rows[index - 1]?.country.code}
                    bar={<FreshnessBar span={span} day={day} latest={row.latestAsOf} />}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </AskedView>
    </section>
  );
}

function AvailabilityRow({
  row,
  first,
  bar,
}: {
  readonly row: Row;
  readonly first: boolean;
  readonly bar: preact.JSX.Element;
}) {
  const t = useWords({ en });
  const { country, serviceType, services, latestAsOf, staleDays, complete } = row;
  return (
    <tr class={first ? 'first-of-country' : undefined}>
      <th scope="row">{first ? country.name : <span class="visually-hidden">{country.name}</span>}</th>
      <td>{serviceType.name}</td>
      <td class="number">{services === null ? t('withheld') : services === 0 ? '–' : countText(services)}</td>
      <td>{complete === null ? t('withheld') : complete ? t('yes') : t('no')}</td>
      <td>
        {latestAsOf === null ? (
          services === null ? (
            t('withheld')
          ) : (
            t('none')
          )
        ) : (
          <>
            {dayText(latestAsOf)} {staleDays !== null && <small>{t('days', { count: staleDays })}</small>}
          </>
        )}
      </td>
      <td class="calendar">{bar}</td>
    </tr>
  );
}

interface TrailCountries {
  readonly countries: readonly { readonly country: { readonly code: string; readonly name: string } }[];
  readonly stops: readonly { readonly country: { readonly code: string; readonly name: string } | null }[];
}

/** Those with a role on the trail, and those of its stops; by name. */
function countriesOf(trail: TrailCountries | null): string[] {
  if (trail === null) return [];
  const all = [
    ...trail.countries.map(({ country }) => country),
    ...trail.stops.flatMap(({ country }) => country ?? []),
  ];
  const names = new Map(all.map(({ code, name }) => [code, name]));
  return [...names.keys()].toSorted((a, b) => compareNames(names.get(a)!, names.get(b)!));
}
