import type { Draft, FactChange, WritableKind } from '../graph/changes/change.ts';
import type { AnyFact } from '../graph/model/kinds.ts';
import type { ProposedChangeInput } from './generated/resolver-types.ts';

/** The fields of a fact in an input of the schema: as they are called there, but that a point is two fields. */
export function draftOf(input: object): Draft {
  const { location, ...fields } = input as Record<string, AnyFact[string]> & {
    location?: { lat: number; lon: number } | null;
  };
  return { ...fields, ...(location && { lat: location.lat, lon: location.lon }) };
}

/** `{ endService: { code, on } }` as a change. */
export function changeOfInput(input: ProposedChangeInput): FactChange {
  // The schema says that there is exactly one.
  const [[name, value]] = Object.entries(input) as [[string, object]];
  const kind = name.replace(/^(?:upsert|end)/, '') as WritableKind;
  if (name.startsWith('upsert')) return { action: 'upsert', kind, draft: draftOf(value) };
  const { code, on } = value as { code: string; on: string };
  return { action: 'end', kind, code, on };
}
