import type { Data } from '../../documents/what-if.graphql';

type Answer = Pick<NonNullable<Data['whatIf']>, 'turnedUnknown'> & {
  readonly before: Gaps;
  readonly after: Gaps;
};
type Gaps = Readonly<Record<'conditional' | 'planned' | 'absent', number>>;

const gapsOf = ({ conditional, planned, absent }: Gaps) => conditional + planned + absent;

/** Why a list of a what-if is empty, as the key of its words. */
export function whyEmpty(
  list: 'opened' | 'closed' | 'turnedUnknown' | 'gapsMoved',
  { before, after, turnedUnknown }: Answer,
) {
  switch (list) {
    case 'opened':
      return turnedUnknown.length > 0 ? 'none_opened_unknown' : 'none_opened';
    case 'closed':
      return gapsOf(before) === 0 ? 'none_closed_noGap' : 'none_closed';
    case 'turnedUnknown':
      return 'none_turnedUnknown';
    case 'gapsMoved':
      return gapsOf(before) === 0 || gapsOf(after) === 0 ? 'none_gapsMoved_noGap' : 'none_gapsMoved';
  }
}
