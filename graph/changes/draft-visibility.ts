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
  const serviceTypes = listOf(typesNamed(kind, draft));
  const types = await store.get('ServiceType', serviceTypes, reading);
  return defaultVisibility(
    { serviceTypes, groups: listOf(draft['groups']) },
    { graph: { serviceType: (code) => types.get(code) ?? null }, options: { visibility: 'MOVEMENT' } },
  );
}

function typesNamed(kind: WritableKind, draft: Draft): unknown {
  if (kind === 'Statement') return draft['serviceTypes'];
  return kind === 'Agreement' ? draft['topics'] : [draft['serviceType']];
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
