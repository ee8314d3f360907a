import { useWords } from '../../words/use-words.ts';
import { dayAt, MOST_MONTHS, placeOf } from './day-range.ts';
import en from './words.en.json';

interface Props {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly choose: (days: { from?: string; to?: string }) => void;
}

/** Two days: by sliders, a month a step, or written exactly. */
export function DayChoice({ from, to, today, choose }: Props) {
  const t = useWords({ en });
  return (
    <div class="days">
      {(
        [
          ['from', from, 'slideFrom'],
          ['to', to, 'slideTo'],
        ] as const
      ).map(([name, day, slide]) => (
        <div class="day" key={name}>
          <label>
            <span>{t(name)}</span>
            <input
              type="date"
              value={day}
              onChange={({ currentTarget }) =>
                currentTarget.value !== '' && choose({ [name]: currentTarget.value })
              }
            />
          </label>
          <input
            type="range"
            min={0}
            max={MOST_MONTHS}
            value={placeOf(day, today)}
            aria-label={t(slide)}
            aria-valuetext={day}
            onChange={({ currentTarget }) => choose({ [name]: dayAt(Number(currentTarget.value), today) })}
          />
        </div>
      ))}
    </div>
  );
}
