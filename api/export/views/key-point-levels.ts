import { type KeyPointsAtLevelAnswer, keyPointsAnswer } from '../../key-points-answer.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { codes } from '../parameters/kinds-of-parameter.ts';
import { KEY_POINTS } from '../parameters/key-point-parameters.ts';

interface Row extends Sourced {
  readonly at: KeyPointsAtLevelAnswer;
}

const columns: readonly Column<Row>[] = [
  column.text('level', '#meta+level', 'NATIONAL, NETWORK, REGIONAL or GLOBAL', ({ at }) => at.level),
  column.text(
    'of',
    '#meta+level+of',
    'Code of the National Society or network, or the IFRC region; empty at global level',
    ({ at }) => at.of,
  ),
  column.number('societies', '#org+num', 'National Societies', ({ at }) => at.societies.length),
  column.number(
    'societiesWithoutPoint',
    '#org+without_point+num',
    'Of them, those in whose country is no key point',
    ({ at }) => at.societiesWithoutPoint,
  ),
  column.number(
    'keyPoints',
    '#indicator+key_points+num',
    'Key points; a crossing between two members counts twice',
    ({ at }) => at.keyPoints,
  ),
  column.number('present', '#indicator+present+num', 'Of them, with capacity', ({ at }) => at.present),
  column.number('none', '#indicator+none+num', 'Certainly without', ({ at }) => at.none),
  column.number(
    'unknown',
    '#indicator+unknown+num',
    'Of which nobody says, which is not none',
    ({ at }) => at.unknown,
  ),
  column.number(
    'presentShareAtLeast',
    '#indicator+share+at_least+num',
    'Share with capacity, 0 to 1, if none of the unknown has; empty: no key point',
    ({ at }) => at.presentShareAtLeast,
  ),
  column.number(
    'presentShareAtMost',
    '#indicator+share+at_most+num',
    'The same if all of the unknown have; empty: no key point',
    ({ at }) => at.presentShareAtMost,
  ),
  column.number(
    'branches',
    '#indicator+branches+num',
    'Different branches that are known to be there, or to offer a service there',
    ({ at }) => at.branches,
  ),
];

/** `KeyPoints.levels`. */
export const keyPointLevels = defineTable({
  name: 'key-point-levels',
  about: 'Branches with capacity at key points, at national, network, regional and global level',
  parameters: { ...KEY_POINTS, networks: codes('Regional networks; all when left out', 'network') },
  columns,
  async open(context, values) {
    const { asOf, levels, sources } = await keyPointsAnswer(context, values);
    const rows = levels.map((at): Row => ({ at, sources }));
    return {
      asOf,
      batches: async function* batches() {
        yield await Promise.resolve(rows);
      },
    };
  },
});
