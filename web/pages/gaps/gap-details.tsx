import { countText, dayText, kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import type { Gap } from './gap.ts';
import en from './words.en.json';

const REASONS = ['STATED_COMPLETE', 'CONDITION', 'PART_OF_GROUP', 'STARTS_LATER', 'SUSPENDED'] as const;

/** Why it is a gap, how far it is to the next care, and whose figures the numbers of people are. */
export function GapDetails({ gap }: { readonly gap: Gap }) {
  const t = useWords({ en });
  const { reason, since, nearest, isolationAnyKm, isolationAtLeastKm, figures } = gap;
  const known = REASONS.find((one) => one === reason);
  return (
    <div class="gap-details">
      <p>
        {known !== undefined && t(known)}{' '}
        {since === null ? t('noSince') : t('since', { day: dayText(since) })}
      </p>
      <p>
        {nearest === null
          ? t('nearestNone')
          : t('nearest', {
              service: nearest.service.name ?? gap.serviceType.name,
              stop: nearest.stop.name,
              km: kmText(nearest.km),
            })}{' '}
        {isolationAnyKm !== null && t('any', { km: kmText(isolationAnyKm) })}{' '}
        {isolationAtLeastKm !== null && t('atLeast', { km: kmText(isolationAtLeastKm) })}
      </p>
      {figures.length > 0 && (
        <ul>
          {figures.map(({ measure, value, definition, periodFrom, periodTo, source }, index) => (
            <li key={index}>
              {t('figure', {
                value: countText(value),
                what: (definition ?? measure).toLowerCase().replaceAll('_', ' '),
                period: periodFrom === null || periodTo === null ? '' : `${periodFrom} – ${periodTo}`,
                source: source === null ? '–' : `${source.publisher}, ${source.dataset}`,
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
