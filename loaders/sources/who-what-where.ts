import type { SourceFormat } from '../source-format.ts';
import { openActivityRows } from './activity-row.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { columnsByWords, headersOf } from './columns.ts';

/** 3W tables without hashtags, known by their header words in the languages of seeds/mappings/header-words.csv. */
export const whoWhatWhere: SourceFormat = {
  name: 'who-what-where',
  about: '3W tables without hashtags, by their header words: who does what, where',
  fields: [
    'Cluster',
    'Sector',
    'Activity',
    'Implementing Partner',
    'Organisation',
    'Region',
    'Zone',
    'Woreda',
    'Lat',
    'Long',
    'Month',
    'Status',
  ],
  recognise(sample) {
    if (sample.hashtags !== null) return 0;
    const columns = columnsByWords(headersOf(sample), bundledMappings());
    const who = columns.has('org.name') || columns.has('org.acronym');
    const what = columns.has('sector') || columns.has('activity');
    const where = ['adm1.name', 'adm1.code', 'adm2.name', 'adm3.name', 'country', 'lat'].some((field) =>
      columns.has(field),
    );
    return who && what && where ? 0.85 : 0;
  },
  async open(sample, context) {
    const headers = headersOf(sample);
    return openActivityRows(headers, columnsByWords(headers, context.mappings), sample, context);
  },
};
