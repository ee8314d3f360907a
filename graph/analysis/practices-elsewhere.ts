import { GROUPS, type GroupCode } from '../model/closed-lists.ts';
import type { Fact } from '../model/kinds.ts';
import type { GroupColumns } from '../network/network.ts';
import { groupBits } from '../network/small-columns.ts';

type Practice = Fact<'Practice'>;

interface GapPlace {
  readonly serviceType: string;
  readonly group: GroupCode;
  /** Codes of the countries in which the gap is; none at sea. */
  readonly countries: readonly string[];
}

/**
 * Practices that answered such a gap elsewhere: on its type, for the whole of its group (rule 4), and of some country in which the gap is not; decision 0002, rule 40. What a practice
 * does not state it may have had, so it stands behind those that state it. O(practices).
 */
export function practicesElsewhere(
  practices: readonly Practice[],
  { wholly }: GroupColumns,
  { serviceType, group, countries }: GapPlace,
): Practice[] {
  /** The group and those it is within. */
  const answering = wholly[GROUPS.indexOf(group)]!;
  const rank = (practice: Practice) =>
    (practice.groups.includes(group) ? 0 : 1) + (practice.countries.length > 0 ? 0 : 1);
  return practices
    .filter((practice) => practice.serviceTypes.includes(serviceType))
    .filter(({ groups }) => groups.length === 0 || (groupBits(groups) & answering) !== 0)
    .filter(
      (practice) =>
        practice.countries.length === 0 || practice.countries.some((code) => !countries.includes(code)),
    )
    .toSorted((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}
