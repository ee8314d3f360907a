import { KIND_NAMES, type KindName } from '../graph/model/kinds.ts';
import { rejectSaidOtherwise } from './said-otherwise.ts';
import type { SeenRows } from './seen-rows.ts';

type Candidates = (kind: KindName, code: string) => Promise<readonly string[]>;

/** Rejected references for which candidates are looked up; the others say only what is missing. */
const LOOKED_UP = 50;

/**
 * Decides, when all is read, which rows stand and which facts are written:
 * 1. a row that refers to nothing known is rejected, which may leave others without what they refer to: until none is left;
 * 2. a row that says a published figure otherwise than a row of another key before it is rejected: one of them would vanish;
 * 3. of the rows of one key the first of the highest rank is shown;
 * 4. of the facts of rows that are not shown, only those are written to which a written fact refers (an organisation that
 *    the first of two rows brought along).
 */
export async function resolveRows(seen: SeenRows, candidates: Candidates): Promise<{ leftOut: string[] }> {
  seen.db.exec(`
    CREATE INDEX facts_by_code ON facts (kind, code);
    CREATE INDEX facts_by_row ON facts (row);
    CREATE INDEX open_by_row ON open (row);
  `);
  const leftOut = await rejectDangling(seen, candidates);
  rejectSaidOtherwise(seen);
  seen.db.exec(`
    INSERT INTO keys
      SELECT winner, first, scope, key FROM (
        SELECT id AS winner, scope, key,
          ROW_NUMBER() OVER (PARTITION BY scope, key ORDER BY rank DESC, id) AS place,
          MIN(id) OVER (PARTITION BY scope, key) AS first
        FROM rows WHERE outcome = 'facts')
      WHERE place = 1;
    INSERT OR IGNORE INTO chosen (kind, code, source, fact, row)
      SELECT kind, code, source, id, row FROM facts
      WHERE row < 0 OR row IN (SELECT winner FROM keys) ORDER BY row;
  `);
  // Each code once: a thousand rows of one district name it a thousand times, and state it as often.
  const support = seen.db.prepare(`
    INSERT OR IGNORE INTO chosen (kind, code, source, fact, row)
      SELECT f.kind, f.code, f.source, MIN(f.id), f.row
      FROM (SELECT DISTINCT kind, code FROM open WHERE row IN (SELECT row FROM chosen)) o
      CROSS JOIN facts f ON f.kind = o.kind AND f.code = o.code
      GROUP BY f.kind, f.code, f.source`);
  while (support.run().changes > 0);
  return { leftOut };
}

interface Dangling {
  row: number;
  field: string;
  kind: number;
  code: string;
}

async function rejectDangling(seen: SeenRows, candidates: Candidates): Promise<string[]> {
  const find = seen.db.prepare<[], Dangling>(`
    SELECT o.row, o.field, o.kind, o.code, MIN(o.rowid) AS at FROM open o
    WHERE NOT EXISTS (SELECT 1 FROM facts f WHERE f.kind = o.kind AND f.code = o.code)
    GROUP BY o.row LIMIT 50000`);
  const remove = ['facts', 'open'].map((table) => seen.db.prepare(`DELETE FROM ${table} WHERE row = ?`));
  const mark = seen.db.prepare("UPDATE rows SET outcome = 'rejected' WHERE id = ?");
  const known = new Map<string, readonly string[]>();
  const leftOut: string[] = [];
  for (let found = find.all(); found.length > 0; found = find.all()) {
    for (const { kind, code } of found) {
      const key = `${kind} ${code}`;
      if (!known.has(key))
        known.set(key, known.size < LOOKED_UP ? await candidates(KIND_NAMES[kind]!, code) : []);
    }
    seen.together(() => {
      for (const { row, field, kind, code } of found) {
        const name = KIND_NAMES[kind]!;
        const near = known.get(`${kind} ${code}`) ?? [];
        if (row < 0)
          leftOut.push(
            `${field} names the ${name} ${JSON.stringify(code)}, which is neither in the graph nor in this load`,
          );
        else {
          seen.reject(row, {
            column: field,
            value: code,
            rule: `There is no ${name} ${JSON.stringify(code)}, neither in the graph nor in this load.`,
            accepted:
              near.length > 0
                ? `the code of a ${name}; nearest: ${near.join(', ')}`
                : `the code of a ${name}; load it first, or in the same command`,
          });
        }
        for (const statement of remove) statement.run(row);
        mark.run(row);
      }
    });
  }
  return leftOut;
}
