import type { Series } from './series.ts';

const WIDTH = 240;
const HEIGHT = 64;
const PAD = 6;

/** Measured values as points joined by a line, the target as a dashed line. Values that nobody measured leave a break. */
export function IndicatorChart({ points, target }: Pick<Series, 'points' | 'target'>) {
  const values = [...points.map(({ value }) => value), target].filter((value) => value !== null);
  if (values.length === 0) return null;
  const [least, most] = [Math.min(0, ...values), Math.max(...values)];
  const y = (value: number) => HEIGHT - PAD - ((value - least) / (most - least || 1)) * (HEIGHT - 2 * PAD);
  const x = (index: number) =>
    PAD + (points.length < 2 ? 0.5 : index / (points.length - 1)) * (WIDTH - 2 * PAD);
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
      aria-hidden="true"
    >
      {target !== null && <line x1={0} x2={WIDTH} y1={y(target)} y2={y(target)} class="target" />}
      {joined.map(({ index, value, next }) => (
        <line key={index} x1={x(index)} x2={x(index + 1)} y1={y(value)} y2={y(next)} class="course" />
      ))}
      {points.map(
        ({ value }, index) =>
          value !== null && <circle key={index} cx={x(index)} cy={y(value)} r={3.5} class="point" />,
      )}
    </svg>
  );
}
