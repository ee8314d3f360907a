import { TrailcareError } from '../../graph/errors.ts';
import type { Sample } from '../formats/row.ts';
import { recordOf, recordsOf } from './hsds-values.ts';

const LISTS = ['organizations', 'services', 'locations', 'service_at_locations', 'service_at_location'];

/** The tables of a directory that stand as lists in one JSON object: `['organizations', 'services']`. */
export function hsdsTablesInJson(sample: Sample): string[] {
  const record =
    sample.container === 'json' && sample.rows.length === 1 ? recordOf(sample.rows[0]!.record) : null;
  if (record === null || 'id' in record) return [];
  const lists = LISTS.filter((list) => recordsOf(record[list]).length > 0);
  return lists.length > 1 ? lists : [];
}

/** Such a file is no form of the standard: JSON nests, and tables are files, of which each is read as a stream and joined on disk. */
export function refuseTablesInJson(sample: Sample): void {
  const lists = hsdsTablesInJson(sample);
  if (lists.length === 0) return;
  throw new TrailcareError(
    'BAD_INPUT',
    `${sample.fileName} holds several tables of a directory (${lists.join(', ')}) in one JSON object, which HSDS does not know: its JSON is a list of services, each with its organization and locations inside, and its tables are files. Save each list as a CSV file of its own (services.csv, organizations.csv …) and load their folder.`,
    { file: sample.fileName, lists },
  );
}
