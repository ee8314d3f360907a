import { TrailcareError } from '../../graph/errors.ts';
import type { SourceFormat } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import type { Sample } from '../formats/row.ts';
import { openActivityRows } from './activity-row.ts';
import { type Columns, columnsByWords, columnsOf, headersOf, holdsPersons } from './columns.ts';
import { hashtagField } from './hashtag-field.ts';

/** HXL operational presence (3W/4W/5W), known by its hashtags; header words fill what hashtags miss only when one column alone fits. */
export const hxl: SourceFormat = {
  name: 'hxl',
  about: '3W/4W/5W operational presence with HXL hashtags',
  fields: [
    '#org',
    '#sector',
    '#activity',
    '#country',
    '#adm1',
    '#adm2',
    '#adm3',
    '#geo+lat',
    '#geo+lon',
    '#date',
    '#status',
  ],
  recognise(sample) {
    const fields = new Set((sample.hashtags ?? []).map(hashtagField).filter((field) => field !== null));
    const who = fields.has('org.name') || fields.has('org.acronym');
    const what = fields.has('sector') || fields.has('activity');
    return who && what ? 0.95 : 0;
  },
  async open(sample, context) {
    return openActivityRows(headersOf(sample), columnsByHashtags(sample, context.mappings), sample, context);
  },
};

function columnsByHashtags(sample: Sample, mappings: Mappings): Columns {
  const tags = sample.hashtags;
  if (tags === null) throw new TrailcareError('BAD_INPUT', `${sample.fileName}: has no row of hashtags.`);
  const headers = headersOf(sample);
  const tagged: { field: string; header: string; attributes: number }[] = [];
  const untagged: string[] = [];
  for (const [i, header] of headers.entries()) {
    const tag = tags[i] ?? '';
    const field = holdsPersons(header, mappings) ? null : hashtagField(tag);
    if (field !== null) tagged.push({ field, header, attributes: tag.split('+').length });
    else if (tag === '') untagged.push(header);
  }
  const known = new Set(tagged.map(({ field }) => field));
  const byWords = columnsByWords(untagged, mappings);
  const filled = FILLED_BY_WORDS.filter((field) => !known.has(field) && byWords.all(field).length === 1);
  return columnsOf([
    // Of #org and #org+impl the one with more attributes says it better.
    ...tagged
      .toSorted((a, b) => b.attributes - a.attributes)
      .map(({ field, header }) => [field, header] as const),
    ...filled.map((field) => [field, byWords.all(field)[0]!] as const),
  ]);
}

/** What header words may fill; an `ID` or `Type` of no hashtag means too many things. */
const FILLED_BY_WORDS = [
  'country',
  'country.code',
  'adm1.name',
  'adm1.code',
  'adm2.name',
  'adm2.code',
  'adm3.name',
  'adm3.code',
  'lat',
  'lon',
  'org.name',
  'org.acronym',
  'org.type',
  'activity',
  'status',
  'month',
  'year',
  'startDate',
  'endDate',
];
