import { badFile } from './bad-file.ts';

/** The widest real table has 237 columns. A lost line break makes a header of a whole file, and each word of it is looked up. */
const MOST_COLUMNS = 2_000;

/** Refuses a table whose header was never one; `where` names the sheet or the record. */
export function checkWidth(fileName: string, columns: number, where = 'its header'): void {
  if (columns <= MOST_COLUMNS) return;
  throw badFile(
    fileName,
    `${where} has ${columns} columns, and the limit is ${MOST_COLUMNS}. Is a line break missing, or is this no table?`,
  );
}
