import type { Indicator } from './indicator.ts';

/** Values of one indicator of one Society or network over time, oldest first. */
export interface Series {
  readonly key: string;
  readonly name: string;
  /** Society or network. Null: regional or global. */
  readonly whose: string | null;
  readonly unit: string;
  readonly points: readonly { readonly asOf: string | null; readonly value: number | null }[];
  /** Of the latest value. Null: none is set. */
  readonly target: number | null;
}

/** By name, then by whose. Those without a day come before all others. */
export function seriesOf(indicators: readonly Indicator[]): Series[] {
  const groups = Map.groupBy(indicators, ({ name, level, nationalSociety, network, unit }) =>
    JSON.stringify([name, level, nationalSociety?.name ?? network?.name ?? null, unit]),
  );
  return [...groups]
    .map(([key, of]) => {
      const points = of.toSorted((a, b) => (a.asOf ?? '').localeCompare(b.asOf ?? ''));
      const [{ name, nationalSociety, network, unit }] = of as [Indicator];
      return {
        key,
        name,
        whose: nationalSociety?.name ?? network?.name ?? null,
        unit,
        points,
        target: points.at(-1)!.target,
      };
    })
    .toSorted((a, b) => a.key.localeCompare(b.key));
}
