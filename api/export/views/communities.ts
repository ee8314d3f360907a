import type { Fact } from '../../../graph/model/kinds.ts';
import { communitiesAnswer, type CommunityAnswer } from '../../communities-answer.ts';
import { known } from '../../known.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { AS_OF, OF_TRAILS } from '../parameters/common-parameters.ts';
import { whole } from '../parameters/kinds-of-parameter.ts';

interface Row extends Sourced {
  /** From 1; null: of every pair of the Society nobody published a flow. */
  readonly number: number | null;
  readonly community: CommunityAnswer | null;
  readonly society: Fact<'NationalSociety'>;
  readonly networks: readonly string[];
}

const FIRST_SEED = 1;
const MOST_SEED = 1_000_000;

const columns: readonly Column<Row>[] = [
  column.number(
    'community',
    '#meta+community+num',
    'Number of its community, that with most people inside first; empty: no flow of it is published',
    ({ number }) => number,
  ),
  column.text('nationalSociety', '#org+code', 'Code of the National Society', ({ society }) => society.code),
  column.text('nationalSocietyName', '#org+name', 'Its name', ({ society }) => society.name),
  column.text('country', '#country+code+v_iso3', 'Its country', ({ society }) => society.country),
  column.list(
    'networks',
    '#meta+network+code+list',
    'Codes of the regional networks whose sources name it as a member',
    ({ networks }) => networks,
  ),
  column.number(
    'peopleInside',
    '#population+inside+year',
    'People who pass in a year between members of its community',
    ({ community }) => community?.peopleInside ?? null,
  ),
  column.number(
    'peopleAcross',
    '#population+across+year',
    'People who pass in a year between members of its community and others',
    ({ community }) => community?.peopleAcross ?? null,
  ),
];

/** `Communities.communities` and `Communities.unplaced`, a row per Society. */
export const communities = defineTable({
  name: 'communities',
  about: 'National Societies by the community to which published flows join them',
  parameters: {
    ...OF_TRAILS,
    ...AS_OF,
    seed: whole(0, MOST_SEED, `Of the order in which Societies are tried; ${FIRST_SEED} when left out`),
  },
  columns,
  async open(context, values) {
    const {
      asOf,
      communities: found,
      unplaced,
      sources,
    } = await communitiesAnswer(context, {
      ...values,
      seed: values.seed ?? FIRST_SEED,
    });
    const rowOf = async (code: string, number: number | null): Promise<Row> => {
      const [society, networks] = await Promise.all([
        known(context, 'NationalSociety', code),
        context.reads.all('RegionalNetwork'),
      ]);
      return {
        number,
        community: number === null ? null : found[number - 1]!,
        society,
        networks: networks.filter(({ members }) => members.includes(code)).map((network) => network.code),
        sources,
      };
    };
    async function* batches() {
      const placed = found.flatMap(({ societies }, place) => societies.map((code) => rowOf(code, place + 1)));
      yield await Promise.all([...placed, ...unplaced.map((code) => rowOf(code, null))]);
    }
    return { asOf, batches };
  },
});
