import { STEWARD_SOURCES } from '../model/steward-sources.ts';
import { STEWARD_OF_ALL } from '../model/viewer.ts';
import type { GraphStore, Reading } from '../store.ts';
import { WRITABLE_KINDS } from './change.ts';
import type { ProposalRecord } from './proposal-record.ts';
import { NO_CODE } from './readable-codes.ts';

/**
 * Which proposals would, when they are published, take the place of what the reader may not read: since they were proposed a steward
 * hid the fact, or gave its code to a hidden one. Two store calls per kind, whatever there is.
 */
export async function replacedUnseen(
  proposals: readonly ProposalRecord[],
  store: GraphStore,
  reading: Reading,
): Promise<(proposal: ProposalRecord) => boolean> {
  const unseen = new Set<string>();
  for (const kind of WRITABLE_KINDS) {
    const codes = new Set([NO_CODE]);
    for (const { change } of proposals) if (change.kind === kind) codes.add(codeOf(change));
    const stated = await store.sourcesOf(kind, [...codes], { ...reading, viewer: STEWARD_OF_ALL });
    const seen = await store.sourcesOf(kind, [...codes], reading);
    for (const [code, sources] of stated) {
      for (const source of sources) {
        if (seen.get(code)?.includes(source) !== true) unseen.add(`${kind} ${code} ${source}`);
      }
    }
  }
  return ({ change, concerns }) =>
    unseen.has(`${change.kind} ${codeOf(change)} ${STEWARD_SOURCES}${concerns[0]!}`);
}

const codeOf = (change: ProposalRecord['change']): string =>
  change.action === 'end' ? change.code : String(change.draft['code']);
