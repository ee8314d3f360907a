import { SourceList } from '../../parts/source-list.tsx';
import type { Group } from '../../question/use-question.ts';
import { countText, kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import type { Change } from './changes.ts';
import type { Job } from './job.ts';
import en from './words.en.json';

/** Units in which a way without a published flow has no weight. */
const OF_FLOWS: ReadonlySet<Props['plan']['unit']> = new Set(['PERSON_KM_PER_YEAR', 'PEOPLE_PER_YEAR']);

interface Props {
  readonly plan: NonNullable<Job['plan']>;
  readonly group: Group;
  readonly suppose: (changes: readonly Change[]) => void;
}

/** The plan, site by site, with what each adds; one press supposes them all. */
export function PlanSites({ plan, group, suppose }: Props) {
  const t = useWords({ en });
  const { status, unit, objective, bound, gap, missing, sites, leftOut, conflict, nothingOpened, sources } =
    plan;
  const amount = (value: number | null) =>
    value === null
      ? t('notKnown')
      : t('amount', { value: countText(Math.round(value)), unit: t(`unit_${unit}`) });
  return (
    <>
      <p>
        <strong>{t(status === 'TIME_LIMIT' && objective === null ? 'noneFound' : `status_${status}`)}</strong>{' '}
        {objective !== null && t('ofMissing', { value: amount(objective), missing: amount(missing) })}{' '}
        {status === 'TIME_LIMIT' && bound !== null && t('atMost', { amount: amount(bound) })}{' '}
        {status === 'TIME_LIMIT' && gap !== null && t('gap', { percent: gap })}
      </p>
      {nothingOpened !== null && <p class="notice">{nothingOpened.message}</p>}
      {OF_FLOWS.has(unit) && plan.kmWithoutFlow > 0 && (
        <p class="quiet">{t('planWithoutFlow', { km: kmText(plan.kmWithoutFlow) })}</p>
      )}
      {conflict.length > 0 && (
        <ul>
          {conflict.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {sites.length > 0 && (
        <>
          <div class="table-scroll" tabIndex={0} role="region" aria-label={t('planSites')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('place')}</th>
                  <th scope="col">{t('type')}</th>
                  <th scope="col" class="number">
                    {t('adds')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {sites.map(({ stop, serviceType, gain }) => (
                  <tr key={`${stop.code} ${serviceType.code}`}>
                    <th scope="row">
                      {stop.name} <small>{stop.country?.name}</small>
                    </th>
                    <td>{serviceType.name}</td>
                    <td class="number">{amount(gain)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <button type="button" onClick={() => suppose(sites.map((site) => openAt(site, group)))}>
            {t('supposeThese')}
          </button>
        </>
      )}
      {leftOut.length > 0 && (
        <p class="quiet">
          {leftOut
            .map(({ serviceType, reason }) => t(`leftOut_${reason}`, { type: serviceType.name }))
            .join(' ')}
        </p>
      )}
      <SourceList sources={sources} />
    </>
  );
}

const openAt = ({ stop, serviceType }: Props['plan']['sites'][number], group: Group): Change => ({
  openService: { stop: stop.code, serviceType: serviceType.code, groups: [group], conditions: [] },
});
