import { dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { daysAfter, placeIn, quarters, type Span } from './months.ts';
import en from './words.en.json';

const WIDTH = 360;
const HEIGHT = 18;
/** After so many days a fact without an end lapses, unless its source says otherwise. */
const USUAL_STALE_DAYS = 365;

interface Props {
  readonly span: Span;
  /** The day of the question. */
  readonly day: string;
  /** Day of which the latest fact speaks. Null: there is none. */
  readonly latest: string | null;
}

/** From the day of which the latest fact speaks to the day on which it lapses; the day of the question is a line. */
export function FreshnessBar({ span, day, latest }: Props) {
  const x = (at: string) => placeIn(span, at) * WIDTH;
  const end = latest === null ? null : daysAfter(latest, USUAL_STALE_DAYS);
  return (
    <svg
      class="freshness"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      {quarters(span).map((quarter) => (
        <line key={quarter} x1={x(quarter)} x2={x(quarter)} y1={0} y2={HEIGHT} class="quarter" />
      ))}
      {latest !== null && (
        <rect
          x={x(latest)}
          width={Math.max(2, x(end!) - x(latest))}
          y={4}
          height={HEIGHT - 8}
          class={end! > day ? 'fresh' : 'lapsed'}
        />
      )}
      <line x1={x(day)} x2={x(day)} y1={0} y2={HEIGHT} class="asked-day" />
    </svg>
  );
}

/** Years above the bars. */
export function FreshnessScale({ span, day }: Omit<Props, 'latest'>) {
  const t = useWords({ en });
  const x = (at: string) => placeIn(span, at) * WIDTH;
  return (
    <svg class="freshness" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img">
      <title>{t('calendar', { from: dayText(span.from), to: dayText(span.to) })}</title>
      {quarters(span)
        .filter((quarter) => quarter.endsWith('-01-01'))
        .map((quarter) => (
          <text key={quarter} x={x(quarter) + 3} y={13}>
            {quarter.slice(0, 4)}
          </text>
        ))}
      <path d={`M${x(day) - 5} ${HEIGHT - 7}h10l-5 7z`} class="asked-day-mark" />
    </svg>
  );
}
