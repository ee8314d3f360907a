import { KIND_NAMES } from '../graph/model/kinds.ts';
import type { SeenRows } from './seen-rows.ts';
import type { WarningCount } from './warning-counts.ts';

/** What `--json` prints. `accepted + unchanged + rejected + blank + duplicate = rows`. */
export interface LoadSummary {
  readonly format: string;
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly blank: number;
  readonly duplicate: number;
  readonly warnings: readonly WarningCount[];
  /** Facts that the rows state, by kind, whether they were written or already there. */
  readonly entities: Readonly<Record<string, number>>;
  readonly revision: number;
  readonly durationMs: number;
}

type Outcomes = Pick<LoadSummary, 'rows' | 'accepted' | 'unchanged' | 'rejected' | 'blank' | 'duplicate'>;

/**
 * Counts the outcomes of one file's rows. Each key has exactly one accepted or unchanged row, its first; the others are
 * duplicates of that, also when one of them has the higher rank and its facts are shown. Unchanged: nothing was written
 * for it, nor was a total to which it adds.
 */
export function countOutcomes(seen: SeenRows, file: number): Outcomes {
  const count = (sql: string) => seen.db.prepare<[number], { n: number }>(sql).get(file)!.n;
  const rows = count('SELECT COUNT(*) AS n FROM rows WHERE file = ?');
  const rejected = count("SELECT COUNT(*) AS n FROM rows WHERE file = ? AND outcome = 'rejected'");
  const blank = count("SELECT COUNT(*) AS n FROM rows WHERE file = ? AND outcome = 'blank'");
  const keys = count('SELECT COUNT(*) AS n FROM keys k JOIN rows r ON r.id = k.first WHERE r.file = ?');
  const accepted = count(`
    SELECT COUNT(*) AS n FROM keys k JOIN rows r ON r.id = k.first WHERE r.file = ? AND EXISTS (
      SELECT 1 FROM facts f JOIN chosen c ON c.kind = f.kind AND c.code = f.code AND c.source = f.source
      WHERE f.row = k.winner AND c.written = 1
      UNION ALL
      SELECT 1 FROM additions a JOIN totals t ON t.id = a.total
      JOIN chosen c ON c.kind = t.kind AND c.code = t.code AND c.source = t.source
      WHERE a.row = k.winner AND c.written = 1)`);
  const outcomes = {
    rows,
    accepted,
    unchanged: keys - accepted,
    rejected,
    blank,
    duplicate: rows - rejected - blank - keys,
  };
  assertAddUp(outcomes);
  return outcomes;
}

/** Facts by kind that rows of one file (or the file itself) brought into the load. */
export function countEntities(seen: SeenRows, file: number): Record<string, number> {
  const rows = seen.db
    .prepare<[number, number], { kind: number; n: number }>(
      `SELECT c.kind, COUNT(*) AS n FROM chosen c LEFT JOIN rows r ON r.id = c.row
       WHERE r.file = ? OR c.row = ? GROUP BY c.kind ORDER BY c.kind`,
    )
    .all(file, -1 - file);
  return Object.fromEntries(rows.map(({ kind, n }) => [KIND_NAMES[kind]!, n]));
}

/** The files of a load as one. */
export function totalOf(files: readonly LoadSummary[], revision: number, durationMs: number): LoadSummary {
  const sum = (field: keyof Outcomes) => files.reduce((total, file) => total + file[field], 0);
  const entities: Record<string, number> = {};
  for (const file of files) {
    for (const [kind, n] of Object.entries(file.entities)) entities[kind] = (entities[kind] ?? 0) + n;
  }
  const formats = [...new Set(files.map(({ format }) => format))];
  return {
    format: formats.join(', '),
    rows: sum('rows'),
    accepted: sum('accepted'),
    unchanged: sum('unchanged'),
    rejected: sum('rejected'),
    blank: sum('blank'),
    duplicate: sum('duplicate'),
    warnings: mergeWarnings(files.flatMap(({ warnings }) => warnings)),
    entities,
    revision,
    durationMs,
  };
}

function mergeWarnings(all: readonly WarningCount[]): WarningCount[] {
  const merged = new Map<string, WarningCount>();
  for (const { code, count, examples } of all) {
    const before = merged.get(code);
    merged.set(code, {
      code,
      count: count + (before?.count ?? 0),
      examples: [...(before?.examples ?? []), ...examples].slice(0, 3),
    });
  }
  return [...merged.values()];
}

function assertAddUp({ rows, accepted, unchanged, rejected, blank, duplicate }: Outcomes): void {
  if (accepted + unchanged + rejected + blank + duplicate === rows && duplicate >= 0) return;
  throw new Error(
    `The outcomes of a load do not add up: ${JSON.stringify({ rows, accepted, unchanged, rejected, blank, duplicate })}`,
  );
}
