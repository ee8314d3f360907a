import { countText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import type { Job } from './job.ts';
import en from './words.en.json';

/** How far the search is: the best so far, and what no plan exceeds. */
export function PlanProgress({
  job: { state, elapsedSeconds, timeLimitSeconds, progress },
}: {
  readonly job: Job;
}) {
  const t = useWords({ en });
  if (state === 'QUEUED') return <p>{t('state_QUEUED')}</p>;
  const { objective = null, bound = null, gap = null, unit = 'KM' } = progress ?? {};
  const amount = (value: number) =>
    t('amount', { value: countText(Math.round(value)), unit: t(`unit_${unit}`) });
  return (
    <>
      <p>
        <label>
          <span>{t('searching', { seconds: Math.round(elapsedSeconds ?? 0), limit: timeLimitSeconds })}</span>
          <progress max={timeLimitSeconds} value={elapsedSeconds ?? 0} />
        </label>
      </p>
      <p>
        {objective === null ? t('noneYet') : t('best', { amount: amount(objective) })}{' '}
        {bound !== null && t('atMost', { amount: amount(bound) })}{' '}
        {gap !== null && t('gap', { percent: gap })}
      </p>
    </>
  );
}
