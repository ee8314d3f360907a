import { BRANCH_KINDS, type Visibility } from '../../../graph/model/closed-lists.ts';
import type { Fact } from '../../../graph/model/kinds.ts';
import { branchConditions } from '../../arguments/branch-conditions.ts';
import type { Context } from '../../context.ts';
import { AREA_COLUMNS, type InAreas } from '../area-columns.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { factPages } from '../fact-pages.ts';
import { choice, circle, codes, text } from '../parameters/kinds-of-parameter.ts';
import { pointAt } from '../place-columns.ts';
import { sourcesOf } from '../sources-of.ts';

/** A branch with what it names, as far as the reader may read that. */
interface Row extends Sourced, InAreas {
  readonly branch: Fact<'Branch'>;
  readonly visibility: Visibility;
  readonly society: Fact<'NationalSociety'> | null;
  readonly country: Fact<'Country'> | null;
}

const columns: readonly Column<Row>[] = [
  column.text('code', '#loc+code+v_trailcare', 'Code of the branch', ({ branch }) => branch.code),
  column.text('name', '#loc+name', 'Its name', ({ branch }) => branch.name),
  column.list(
    'alternatives',
    '#loc+name+alternative+list',
    'Other names',
    ({ branch }) => branch.alternatives,
  ),
  column.text('kind', '#loc+type', 'Kind of local unit', ({ branch }) => branch.kind),
  column.text(
    'nationalSociety',
    '#org+code+v_trailcare',
    'Code of its National Society',
    ({ branch }) => branch.nationalSociety,
  ),
  column.text(
    'nationalSocietyName',
    '#org+name',
    'Name of its National Society',
    ({ society }) => society?.name ?? null,
  ),
  column.text(
    'country',
    '#country+code+v_iso3',
    'ISO 3166-1 alpha-3',
    ({ country }) => country?.code ?? null,
  ),
  column.text('countryName', '#country+name', 'English name', ({ country }) => country?.name ?? null),
  ...AREA_COLUMNS,
  column.number('lat', '#geo+lat', 'Degrees north; empty: no point published', ({ branch }) => branch.lat),
  column.number('lon', '#geo+lon', 'Degrees east; empty: no point published', ({ branch }) => branch.lon),
  column.number(
    'volunteers',
    '#capacity+volunteers+num',
    'Volunteers; empty: not stated',
    ({ branch }) => branch.volunteers,
  ),
  column.day('asOf', '#date+reported', 'The day of which its source speaks', ({ branch }) => branch.asOf),
  column.day('validFrom', '#date+start', 'First day; empty: not known', ({ branch }) => branch.validFrom),
  column.day('validUntil', '#date+end', 'Last day; empty: no stated end', ({ branch }) => branch.validUntil),
  column.text(
    'visibility',
    '#meta+visibility',
    'Who may read it: keep the file as narrow',
    ({ visibility }) => visibility,
  ),
];

/** `Query.branches`. */
export const branches = defineTable({
  name: 'branches',
  about: 'Local units of National Societies, by code',
  parameters: {
    country: text('A country'),
    nationalSociety: text('A National Society'),
    kind: choice(BRANCH_KINDS, 'Kind of local unit'),
    offers: codes('Branches with a service of one of these types'),
    near: circle('Branches with a published point in this circle'),
    text: text('Words of its names: each must begin a word'),
  },
  columns,
  geometry: ({ branch: { lat, lon } }: Row) => (lat === null || lon === null ? null : pointAt({ lat, lon })),
  async open(context, values) {
    const where = await branchConditions(context.reads, values, '');
    const pages = factPages(context, 'Branch', where, (branch) => rowOf(branch, context));
    return { asOf: context.today, ...pages };
  },
});

async function rowOf(branch: Fact<'Branch'>, { reads }: Context): Promise<Row> {
  const [visibility, society, country, areas] = await Promise.all([
    reads.visibilityOf('Branch', branch.code),
    reads.find('NationalSociety', branch.nationalSociety),
    reads.find('Country', branch.country),
    reads.list('AdminArea', branch.adminAreas),
  ]);
  return {
    branch,
    visibility,
    society,
    country,
    areas,
    sources: sourcesOf([branch, society, country, ...areas]),
  };
}
