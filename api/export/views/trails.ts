import type { Geometry } from 'geojson';
import type { Fact } from '../../../graph/model/kinds.ts';
import type { View } from '../../../graph/analysis/view.ts';
import { checkCodes } from '../../arguments/codes.ts';
import type { Context } from '../../context.ts';
import { allKnown, known } from '../../known.ts';
import { legsOnTrail, stopsOnTrail } from '../../trail-answer.ts';
import { type Column, column } from '../column.ts';
import { defineTable, type Sourced } from '../define-table.ts';
import { legLine } from '../leg-line.ts';
import { ON_TRAILS } from '../parameters/common-parameters.ts';
import { pointAt } from '../place-columns.ts';
import { sourcesOf } from '../sources-of.ts';

interface StopRow {
  readonly part: 'STOP';
  readonly stop: Fact<'Stop'>;
  readonly roles: readonly string[];
  readonly country: Fact<'Country'> | null;
  readonly otherCountry: Fact<'Country'> | null;
}
interface LegRow {
  readonly part: 'LEG';
  readonly leg: Fact<'Leg'>;
  readonly from: Fact<'Stop'>;
  readonly to: Fact<'Stop'>;
  readonly crossesBorder: boolean;
}
type Row = Sourced & { readonly trail: Fact<'Trail'> } & (StopRow | LegRow);

const ofStop =
  <T>(field: (row: StopRow) => T | null) =>
  (row: Row): T | null =>
    row.part === 'STOP' ? field(row) : null;
const ofLeg =
  <T>(field: (row: LegRow) => T | null) =>
  (row: Row): T | null =>
    row.part === 'LEG' ? field(row) : null;

const columns: readonly Column<Row>[] = [
  column.text('trail', '#meta+trail+code', 'Code of the trail', ({ trail }) => trail.code),
  column.text('trailName', '#meta+trail+name', 'Its name', ({ trail }) => trail.name),
  column.text('part', '#meta+part', 'STOP, or LEG between two stops', ({ part }) => part),
  column.text('code', '#loc+code', 'Code of the stop or leg', (row) =>
    row.part === 'STOP' ? row.stop.code : row.leg.code,
  ),
  column.text(
    'name',
    '#loc+name',
    'Name of a stop',
    ofStop(({ stop }) => stop.name),
  ),
  column.text('kind', '#loc+type', 'Kind of a stop, or mode of travel of a leg', (row) =>
    row.part === 'STOP' ? row.stop.kind : row.leg.mode,
  ),
  column.list(
    'roles',
    '#meta+roles+list',
    'Roles of a stop on the trail',
    ofStop(({ roles }) => roles),
  ),
  column.text(
    'country',
    '#country+code+v_iso3',
    'Country of a stop; empty at sea',
    ofStop(({ country }) => country?.code ?? null),
  ),
  column.text(
    'otherCountry',
    '#country+other+code+v_iso3',
    'Of a border crossing: the country on the other side',
    ofStop(({ otherCountry }) => otherCountry?.code ?? null),
  ),
  column.number(
    'lat',
    '#geo+lat',
    'Degrees north of a stop',
    ofStop(({ stop }) => stop.lat),
  ),
  column.number(
    'lon',
    '#geo+lon',
    'Degrees east of a stop',
    ofStop(({ stop }) => stop.lon),
  ),
  column.text(
    'from',
    '#loc+from+code',
    'Stop where a leg starts',
    ofLeg(({ from }) => from.code),
  ),
  column.text(
    'to',
    '#loc+to+code',
    'Stop where a leg ends',
    ofLeg(({ to }) => to.code),
  ),
  column.number(
    'km',
    '#indicator+length+km+num',
    'Length of a leg along the way',
    ofLeg(({ leg }) => leg.km),
  ),
  column.text(
    'kmBasis',
    '#meta+length+basis',
    'Whether the length was published',
    ofLeg(({ leg }) => leg.kmBasis),
  ),
  column.number(
    'hours',
    '#indicator+hours+num',
    'Hours of travel; empty: not published',
    ofLeg(({ leg }) => leg.hours),
  ),
  column.flag(
    'crossesBorder',
    '#meta+border',
    'Whether a border lies on a leg',
    ofLeg(({ crossesBorder }) => crossesBorder),
  ),
];

/** `Trail.stops` and `Trail.legs`. */
export const trails = defineTable({
  name: 'trails',
  about: 'Stops and legs of trails on a day: per trail its stops by code, then its legs',
  parameters: ON_TRAILS,
  columns,
  geometry: (row: Row): Geometry => (row.part === 'STOP' ? pointAt(row.stop) : legLine(row.from, row.to)),
  async open(context, values) {
    const asOf = values.asOf ?? context.today;
    await checkCodes(context.reads, 'Trail', 'trails', values.trails);
    const view = await context.view(asOf);
    const codes = values.trails ? [...new Set(values.trails)].toSorted() : view.network.trails.codes;
    async function* batches() {
      for (const code of codes) {
        context.reads.forget();
        yield await rowsOf(context, view, code);
      }
    }
    return { asOf, batches };
  },
});

/** A trail has some hundreds of stops: one batch. */
async function rowsOf(context: Context, view: View, code: string): Promise<Row[]> {
  const { reads } = context;
  const { network } = view;
  const place = network.trails.indexOf(code);
  const trail = await known(context, 'Trail', code);
  const onTrail = stopsOnTrail(view, place);
  const { legs: legCodes, saidBy } = legsOnTrail(view, place);
  const [stops, legs] = await Promise.all([
    allKnown(
      context,
      'Stop',
      onTrail.map(({ stop }) => stop),
    ),
    allKnown(context, 'Leg', legCodes),
  ]);
  const stopRows = await Promise.all(
    onTrail.map(async ({ roles, saidBy: saying }, n): Promise<Row> => {
      const stop = stops[n]!;
      const [country, otherCountry] = await Promise.all([
        reads.find('Country', stop.country),
        reads.find('Country', stop.otherCountry),
      ]);
      const sources = [...new Set([...sourcesOf([stop, trail, country, otherCountry]), ...saying])];
      return { part: 'STOP', trail, stop, roles, country, otherCountry, sources };
    }),
  );
  const legRows = await Promise.all(
    legs.map(async (leg): Promise<Row> => {
      const [from, to] = await allKnown(context, 'Stop', [leg.from, leg.to]);
      const crossesBorder = network.legs.isBorder[network.legs.indexOf(leg.code)] === 1;
      const sources = [...new Set([...sourcesOf([leg, trail, from!, to!]), ...saidBy])];
      return { part: 'LEG', trail, leg, from: from!, to: to!, crossesBorder, sources };
    }),
  );
  const rows = [...stopRows, ...legRows];
  // Memberships come from the network: here their sources are noted, as those of entities are where they are read.
  for (const { sources } of rows) for (const source of sources) context.restsOn.note(source);
  return rows;
}
