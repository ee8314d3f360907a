import { DefinitionLink } from '../../parts/definition-link.tsx';
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
      <DefinitionLink measure="status" name={t('legendStops')} />
      <StatusLegend of={STOPS} />
      <DefinitionLink measure="km-in-care" name={t('legendLegs')} />
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
      <DefinitionLink measure="handover" name={t('legendBorders')} />
      <StatusLegend of={BORDERS} />
    </div>
  );
}
