import { StatusMark } from '../../parts/status-mark.tsx';
import { countText, dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import type { Pair } from './links.ts';
import en from './words.en.json';

/** The borders of a pair, with each handover in words, its agreements and referrals. */
export function PairDetails({ pair }: { readonly pair: Pair }) {
  const t = useWords({ en });
  const { sharedBorders, agreements, referrals, sharedTrails } = pair;
  return (
    <div class="pair-details">
      <p>{t('onTrails', { trails: sharedTrails.map(({ name }) => name).join(', ') })}</p>
      {sharedBorders.length === 0 && <p>{t('onlyTrail')}</p>}
      {agreements.map(({ code, topics, until }) => (
        <p key={code}>
          {t('agreements')}:{' '}
          {until === null
            ? t('open', { topics: topics.join(', ') })
            : t('until', { topics: topics.join(', '), day: dayText(until) })}
        </p>
      ))}
      {referrals.length > 0 && <p>{t('referrals', { count: referrals.length })}</p>}
      {sharedBorders.map((border) => {
        const [from, to] = [border.fromCountry.name, border.toCountry.name];
        const place = placeOf(border);
        return (
          <section key={`${border.fromCountry.code} ${border.toCountry.code} ${place}`}>
            <h3>
              {place === undefined ? t('borderNoPlace', { from, to }) : t('border', { from, to, place })}
              {border.peoplePerYear !== null && (
                <small>
                  {' '}
                  {countText(border.peoplePerYear)} {t('people').toLowerCase()}
                </small>
              )}
            </h3>
            <ul class="handovers">
              {border.handovers.map(({ serviceType, status, lacking }) => (
                <li key={serviceType.code}>
                  {serviceType.name}: <StatusMark status={status} />
                  {lacking !== null && (
                    <small>
                      {' '}
                      {t(lacking === 'LINK' && status === 'UNLINKED' ? 'LINK_MISSING' : lacking, {
                        from,
                        to,
                      })}
                    </small>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** The crossing, or else the last place before the border and the first behind it. */
function placeOf({ crossing, lastStop, firstStop }: Pair['sharedBorders'][number]): string | undefined {
  if (crossing !== null) return crossing.name;
  const ends = [lastStop?.name, firstStop?.name].filter((name) => name !== undefined);
  return ends.length === 0 ? undefined : ends.join(' – ');
}
