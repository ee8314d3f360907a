import { countText, dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { placedInTime } from './placed-in-time.ts';
import type { Series } from './series.ts';
import en from './words.en.json';

const WIDTH = 240;
const HEIGHT = 64;
const PAD = 6;

/** Measured values as points to scale in time, joined by a line; the target as a dashed line. Values that nobody measured leave a break. */
export function IndicatorChart({ name, points, target }: Pick<Series, 'name' | 'points' | 'target'>) {
  const t = useWords({ en });
  const values = [...points.map(({ value }) => value), target].filter((value) => value !== null);
  if (values.length === 0) return null;
  const [least, most] = [Math.min(0, ...values), Math.max(...values)];
  const y = (value: number) => HEIGHT - PAD - ((value - least) / (most - least || 1)) * (HEIGHT - 2 * PAD);
  const places = placedInTime(points.map(({ asOf }) => asOf));
  const x = (index: number) => PAD + places[index]! * (WIDTH - 2 * PAD);
  const said = points.map(({ asOf, value }) =>
    t('point', {
      day: asOf === null ? t('noDay') : dayText(asOf),
      value: value === null ? t('notMeasured') : countText(value),
    }),
  );
  const joined = points.flatMap(({ value }, index) => {
    const next = points[index + 1]?.value;
    return value === null || next === null || next === undefined ? [] : [{ index, value, next }];
  });
  return (
    <svg
      class="indicator"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={t('chart', { name, points: said.join('; ') })}
    >
      {target !== null && <line x1={0} x2={WIDTH} y1={y(target)} y2={y(target)} class="target" />}
      {joined.map(({ index, value, next }) => (
        <line key={index} x1={x(index)} x2={x(index + 1)} y1={y(value)} y2={y(next)} class="course" />
      ))}
      {points.map(
        ({ value }, index) =>
          value !== null && (
            <circle key={index} cx={x(index)} cy={y(value)} r={3.5} class="point">
              <title>{said[index]}</title>
            </circle>
          ),
      )}
    </svg>
  );
}
