import { CURRENT } from '../../model/versions.ts';
import type { Connection } from './connection.ts';
import { OWN_TABLES } from './own-tables.ts';
import { type Column, type FactTable, OF_VERSIONS, TABLES } from './tables.ts';

const TYPES = { text: 'TEXT', texts: 'TEXT', integer: 'INTEGER', boolean: 'INTEGER', real: 'REAL' } as const;

const declared = ({ name, shape, required }: Column) =>
  `"${name}" ${TYPES[shape]}${required ? ' NOT NULL' : ''}`;

/**
 * The tables of one kind. No table refers to another by a foreign key: facts name codes of any revision and source, and
 * the rows of links and words are written and deleted with their version by one function alone.
 */
function tableStatements(table: FactTable): string[] {
  const { name } = table;
  const statements = [
    `CREATE TABLE IF NOT EXISTS "${name}" (
      "id" INTEGER PRIMARY KEY,
      ${table.columns.map(declared).join(',\n      ')},
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= ${CURRENT}),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT`,
  ];
  for (const link of table.links.values()) {
    statements.push(
      `CREATE TABLE IF NOT EXISTS "${link}" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID`,
    );
  }
  if (table.words !== null) {
    // The ascii tokenizer splits at what is ASCII and no letter or digit, which in folded text is the space alone.
    statements.push(
      `CREATE VIRTUAL TABLE IF NOT EXISTS "${table.words}" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii')`,
    );
  }
  return statements;
}

/**
 * Indexes begin with what is asked for and go on with `until`, so that reading the current revision does not touch
 * the versions that are past; `code` makes the order of pages.
 */
function indexStatements(table: FactTable): string[] {
  const { name } = table;
  const index = (suffix: string, columns: string, unique = '') =>
    `CREATE ${unique}INDEX IF NOT EXISTS "${name}_by_${suffix}" ON "${name}" (${columns})`;
  return [
    index('code', '"code", "source", "since"', 'UNIQUE '),
    index('until', '"until", "code", "source"', 'UNIQUE '),
    ...table.indexed.map((column) => index(column.name, `"${column.name}", "until", "code"`)),
    ...(table.hasPoint ? [index('point', '"lat", "lon", "until"')] : []),
  ];
}

/** The store's own tables and everything that KINDS asks for, as text: a test compares it with the recorded one, so that a change needs a migration. */
export function wholeSchema(): string {
  const ofKinds = Object.values(TABLES).flatMap((table) => [
    ...tableStatements(table),
    ...indexStatements(table),
  ]);
  return [...OWN_TABLES, ...ofKinds].join(';\n');
}

/**
 * Brings the tables to what KINDS says, whatever part of it is there: a new kind gets its tables, a new field that may
 * be null its column, a new index is built. What needs more (a required field, links of facts that are there) is for
 * the migration that calls this.
 */
export function completeTables(connection: Connection): void {
  for (const table of Object.values(TABLES)) {
    for (const statement of tableStatements(table)) connection.execute(statement);
    const known = columnsOf(connection, table.name);
    for (const column of table.columns.filter(({ name }) => !known.has(name))) {
      connection.execute(`ALTER TABLE "${table.name}" ADD COLUMN ${declared(column)}`);
    }
    for (const statement of indexStatements(table)) connection.execute(statement);
  }
}

/** Names of the columns that the file lacks, as `service.fee`; of those that every version has, as `service.audience`. */
export function missingColumns(connection: Connection): string[] {
  return Object.values(TABLES).flatMap((table) => {
    const known = columnsOf(connection, table.name);
    const names = [...table.columns.map(({ name }) => name), ...OF_VERSIONS];
    return names.filter((name) => !known.has(name)).map((name) => `${table.name}.${name}`);
  });
}

function columnsOf(connection: Connection, table: string): Set<string> {
  const rows = connection.rows({ text: 'SELECT name FROM pragma_table_info(?)', values: [table] });
  return new Set(rows.map(([name]) => String(name)));
}
