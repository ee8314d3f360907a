import { KIND_NAMES } from '../graph/model/kinds.ts';
import type { LoadSession } from '../graph/store.ts';
import type { HiddenReferences } from './hidden-references.ts';
import { type SeenRows, factOf, kindNumber } from './seen-rows.ts';

const PER_PUT = 5_000;

interface Chosen {
  readonly code: string;
  readonly source: string;
  readonly json: string;
}

/** Puts the chosen facts into the load, kind by kind, so that each finds what it refers to; notes which were written. */
export async function writeChosen(
  session: LoadSession,
  seen: SeenRows,
  references: HiddenReferences,
  signal: AbortSignal | null,
  onProgress: (written: number, total: number) => void,
): Promise<void> {
  const total = seen.db.prepare<[], { n: number }>('SELECT COUNT(*) AS n FROM chosen').get()!.n;
  const next = seen.db.prepare<[number, string, string, number], Chosen>(`
    SELECT c.code, c.source, f.json FROM chosen c JOIN facts f ON f.id = c.fact
    WHERE c.kind = ? AND (c.code, c.source) > (?, ?) ORDER BY c.code, c.source LIMIT ?`);
  const mark = seen.db.prepare('UPDATE chosen SET written = 1 WHERE kind = ? AND code = ? AND source = ?');
  const markAll = seen.db.prepare(
    'UPDATE chosen SET written = 1 WHERE kind = ? AND (code, source) > (?, ?) AND (code, source) <= (?, ?)',
  );
  let done = 0;
  for (const kind of KIND_NAMES) {
    const number = kindNumber.get(kind)!;
    let after: Pick<Chosen, 'code' | 'source'> = { code: '', source: '' };
    for (;;) {
      const batch = next.all(number, after.code, after.source, PER_PUT);
      if (batch.length === 0) break;
      signal?.throwIfAborted();
      const facts = batch.map(({ json }) => factOf(json));
      const outcomes = await session.put(kind, facts);
      await references.look(kind, facts);
      const last = batch.at(-1)!;
      if (outcomes.every((outcome) => outcome === 'written'))
        markAll.run(number, after.code, after.source, last.code, last.source);
      else
        seen.together(() => {
          outcomes.forEach((outcome, i) => {
            if (outcome === 'written') mark.run(number, batch[i]!.code, batch[i]!.source);
          });
        });
      after = last;
      done += batch.length;
      onProgress(done, total);
    }
  }
}
