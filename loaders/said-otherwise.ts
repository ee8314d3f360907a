import type { KindName } from '../graph/model/kinds.ts';
import { type SeenRows, kindNumber } from './seen-rows.ts';

const FIGURES: readonly KindName[] = ['Flow', 'Stock', 'IncidentTotal'];

interface Second {
  readonly row: number;
  readonly code: string;
  readonly line: number;
}

/**
 * Rejects rows that state a published figure with another number than a row before them, when the two are not of one key (then the
 * later is a duplicate, and listed as such). Names that several rows repeat differ harmlessly; a number that vanished would be
 * missing in every sum.
 */
export function rejectSaidOtherwise(seen: SeenRows): void {
  const find = seen.db.prepare<[number], Second>(`
    SELECT later.row, later.code, MIN(said.line) AS line
    FROM facts later JOIN facts first ON first.kind = later.kind AND first.code = later.code AND first.row < later.row
    JOIN rows said ON said.id = first.row JOIN rows again ON again.id = later.row
    WHERE later.kind = ? AND later.source = first.source AND later.json <> first.json
      AND (said.scope <> again.scope OR said.key <> again.key)
    GROUP BY later.row`);
  const remove = ['facts', 'open'].map((table) => seen.db.prepare(`DELETE FROM ${table} WHERE row = ?`));
  const mark = seen.db.prepare("UPDATE rows SET outcome = 'rejected' WHERE id = ?");
  for (const kind of FIGURES) {
    const found = find.all(kindNumber.get(kind)!);
    seen.together(() => {
      for (const { row, code, line } of found) {
        seen.reject(row, {
          column: null,
          value: code,
          rule: `Says otherwise what line ${line} says of the same figure.`,
          accepted: 'one row for each figure; remove the wrong one, or load the files one after the other.',
        });
        for (const statement of remove) statement.run(row);
        mark.run(row);
      }
    });
  }
}
