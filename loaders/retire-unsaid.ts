import { KIND_NAMES, type KindName } from '../graph/model/kinds.ts';
import type { LoadSession } from '../graph/store.ts';

/** Facts that others name are not ended with the rows that brought them: an organisation or area that no row mentions any more does no harm. */
const KEPT: readonly KindName[] = ['Source', 'Provider', 'AdminArea'];

/** Ends what the sources stated before and this load does not: `--replace-source`. Returns how many of each kind. */
export async function retireUnsaid(
  session: LoadSession,
  sources: readonly string[],
): Promise<Record<string, number>> {
  const retired: Record<string, number> = {};
  for (const kind of KIND_NAMES.toReversed()) {
    if (KEPT.includes(kind)) continue;
    for (const source of sources) {
      const codes: string[] = [];
      // Collected first: ending facts while the store lists them would change its list.
      for await (const batch of session.notPut(kind, source)) codes.push(...batch);
      let ended = 0;
      for (let at = 0; at < codes.length; at += 5_000)
        ended += await session.end(kind, source, codes.slice(at, at + 5_000));
      if (ended > 0) retired[kind] = (retired[kind] ?? 0) + ended;
    }
  }
  return retired;
}
