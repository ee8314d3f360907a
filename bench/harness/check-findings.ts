import { type Finding, keyOf } from './finding.ts';

/** A ratio may come out so many times worse than the committed one: other work on the machine alone moves ratios by a third. */
export const TOLERANCE = 2;

/** What is worse than it was, in words. */
export function checkFindings(now: readonly Finding[], before: readonly Finding[]): string[] {
  const known = new Map(before.map((finding) => [keyOf(finding), finding]));
  return now.flatMap((finding) => {
    const was = known.get(keyOf(finding));
    if (was === undefined) return [];
    const [old, is] = [was.ratio ?? was.ours, finding.ratio ?? finding.ours].map(({ median }) => median) as [
      number,
      number,
    ];
    const more = finding.goal?.of === 'peer over ours' || (finding.goal === null && finding.ratio !== null);
    // Times alone are another machine's; only ratios are compared.
    if (finding.ratio === null) return [];
    const isWorse = more ? is < old / TOLERANCE : is > old * TOLERANCE;
    return isWorse ? [`${keyOf(finding)}: ${is.toPrecision(3)}, and was ${old.toPrecision(3)}`] : [];
  });
}
