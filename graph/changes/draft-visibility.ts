import type { Visibility } from '../model/closed-lists.ts';
import { defaultVisibility } from '../model/default-visibility.ts';
import type { GraphStore, Reading } from '../store.ts';
import type { Draft, WritableKind } from './change.ts';

/** Who may read a fact whose writer does not say: the Movement, or fewer, by the rule that holds for files too. */
export async function draftVisibility(
  kind: WritableKind,
  draft: Draft,
  store: GraphStore,
  reading: Reading,
): Promise<Visibility> {
  const named = kind === 'Statement' ? draft['serviceTypes'] : [draft['serviceType']];
  const serviceTypes = listOf(named);
  const types = await store.get('ServiceType', serviceTypes, reading);
  return defaultVisibility(
    { serviceTypes, groups: listOf(draft['groups']) },
    { graph: { serviceType: (code) => types.get(code) ?? null }, options: { visibility: 'MOVEMENT' } },
  );
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
