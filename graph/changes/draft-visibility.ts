import type { GraphStore, Reading } from '../store.ts';
import type { Draft, WritableKind } from './change.ts';

/** Who may read a fact whose writer does not say: as narrow as its types ask for, else the Movement. */
export async function draftVisibility(
  kind: WritableKind,
  draft: Draft,
  store: GraphStore,
  reading: Reading,
): Promise<string> {
  const named = kind === 'Statement' ? draft['serviceTypes'] : [draft['serviceType']];
  const codes = (Array.isArray(named) ? named : []).filter((code) => typeof code === 'string');
  const types = await store.get('ServiceType', codes, reading);
  return [...types.values()].some(({ restricted }) => restricted) ? 'RESTRICTED' : 'MOVEMENT';
}
