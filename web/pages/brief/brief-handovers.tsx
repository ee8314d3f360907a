import { DefinitionLink } from '../../parts/definition-link.tsx';
import type { Data } from '../../documents/partnerships.graphql';
import { StatusMark } from '../../parts/status-mark.tsx';
import { countText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

type Partnerships = NonNullable<Data['partnerships']>;

const MOST_BORDERS = 6;

/** Borders of the trail: which two Societies meet there, and whether care of each type goes over. */
export function BriefHandovers({ partnerships }: { readonly partnerships: Partnerships }) {
  const t = useWords({ en });
  const borders = partnerships.nodes.flatMap(({ a, b, sharedBorders }) =>
    sharedBorders.map((border) => ({ ...border, societies: [a.name, b.name].join(' – ') })),
  );
  const more = borders.length - MOST_BORDERS;
  return (
    <section>
      <h3>{t('handovers')}</h3>
      {borders.length === 0 ? (
        <p>{t('noHandovers')}</p>
      ) : (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={t('handovers')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('border')}</th>
                <th scope="col">{t('societies')}</th>
                <th scope="col" class="number">
                  <DefinitionLink measure="people" name={t('people')} />
                </th>
                <th scope="col">
                  <DefinitionLink measure="handover" name={t('care')} />
                </th>
              </tr>
            </thead>
            <tbody>
              {borders.slice(0, MOST_BORDERS).map((border) => {
                const { fromCountry, toCountry, crossing, lastStop, firstStop } = border;
                const place = crossing?.name ?? `${lastStop?.name ?? '?'} → ${firstStop?.name ?? '?'}`;
                return (
                  <tr key={`${fromCountry.code} ${toCountry.code} ${place}`}>
                    <th scope="row">
                      {fromCountry.name} → {toCountry.name} <small>{place}</small>
                    </th>
                    <td>{border.societies}</td>
                    <td class="number">
                      {border.peoplePerYear === null ? t('notKnown') : countText(border.peoplePerYear)}
                    </td>
                    <td>
                      {[...Map.groupBy(border.handovers, ({ status }) => status)].map(([status, all]) => (
                        <div key={status}>
                          <StatusMark status={status} />:{' '}
                          {all.map(({ serviceType }) => serviceType.name).join(', ')}
                        </div>
                      ))}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {more > 0 && <p class="quiet">{t('moreBorders', { count: more })}</p>}
    </section>
  );
}
