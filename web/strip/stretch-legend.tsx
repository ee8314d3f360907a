import { FRAME_WORDS } from '../frame/frame-words.ts';
import { useWords } from '../words/use-words.ts';
import { StripPatterns } from './strip-patterns.tsx';

const STATUSES = ['IN_CARE', 'WITHOUT_CARE', 'UNKNOWN', 'NOT_EXPECTED'] as const;

/** What the textures of the bands mean. */
export function StretchLegend() {
  const t = useWords(FRAME_WORDS);
  return (
    <ul class="legend">
      {STATUSES.map((status) => (
        <li key={status} class="stretch-legend">
          <svg width="44" height="18" aria-hidden="true" class={`stretch-${status}`}>
            <StripPatterns />
            <rect x="0.5" y="0.5" width="43" height="17" class="stretch-body band-frame-of-legend" />
          </svg>{' '}
          {t(status)}
        </li>
      ))}
    </ul>
  );
}
