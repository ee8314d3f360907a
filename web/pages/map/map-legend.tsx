import { StatusLegend } from '../../parts/status-legend.tsx';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

const STOPS = ['SERVED', 'CONDITIONAL', 'PLANNED', 'ABSENT', 'UNKNOWN', 'WITHHELD', 'NOT_EXPECTED'] as const;
const BORDERS = ['LINKED', 'UNLINKED', 'ONE_SIDED', 'ABSENT', 'UNKNOWN'] as const;
const LEGS = [
  ['good', 'legGood'],
  ['bad', 'legBad'],
  ['unknown', 'legUnknown'],
] as const;

/** What the marks and lines mean. */
export function MapLegend() {
  const t = useWords({ en });
  return (
    <div class="map-legend">
      <span>{t('legendStops')}</span>
      <StatusLegend of={STOPS} />
      <span>{t('legendLegs')}</span>
      <ul class="legend">
        {LEGS.map(([look, words]) => (
          <li key={look}>
            <svg width="40" height="10" aria-hidden="true">
              <path d="M0 5h40" class={`leg-line leg-${look}`} />
            </svg>{' '}
            {t(words)}
          </li>
        ))}
      </ul>
      <span>{t('legendBorders')}</span>
      <StatusLegend of={BORDERS} />
    </div>
  );
}
