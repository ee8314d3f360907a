import { COVERED_FIELDS, COVERING_FIELDS } from '../../model/covers.ts';
import { type KindName, KIND_NAMES } from '../../model/kinds.ts';
import { ownerFields } from '../../model/owners.ts';
import { restsOn } from '../../model/rests-on.ts';

/** The fields, besides visibility, from which the audience of a fact follows. */
export const audienceFields = (kind: KindName): readonly string[] => AUDIENCE_FIELDS[kind];

const unique = (fields: readonly string[]): string[] => [...new Set(fields)];

const AUDIENCE_FIELDS = Object.fromEntries(
  KIND_NAMES.map((kind) => [
    kind,
    unique([...restsOn(kind).map(({ field }) => field), ...ownerFields(kind).map(({ field }) => field)]),
  ]),
) as Record<KindName, string[]>;

/** What else is read of a version: what statements are compared with. */
const COMPARED: Partial<Record<KindName, readonly string[]>> = {
  Provider: ['kind'],
  Service: COVERED_FIELDS,
  Statement: COVERING_FIELDS,
};

/** All fields that a commit reads of a version, code, source and visibility included. */
export const readFields = (kind: KindName): readonly string[] => READ_FIELDS[kind];

const READ_FIELDS = Object.fromEntries(
  KIND_NAMES.map((kind) => [
    kind,
    unique(['code', 'source', 'visibility', ...audienceFields(kind), ...(COMPARED[kind] ?? [])]),
  ]),
) as Record<KindName, string[]>;

/** A field of a kind by which its facts take their audience, or their owners, from those of another. */
export interface Dependence {
  readonly kind: KindName;
  readonly field: string;
}

/** For each kind, through which fields others depend on it. All of them come later in KINDS. */
export const dependents = (kind: KindName): readonly Dependence[] => DEPENDENTS[kind];

/** For each kind, on what it depends: field and kind. */
export function dependences(kind: KindName): readonly { field: string; target: KindName }[] {
  const owned = ownerFields(kind).flatMap(({ field, through }) =>
    through === null ? [] : [{ field, target: through }],
  );
  const rests = restsOn(kind);
  return [...rests, ...owned.filter(({ field }) => !rests.some((rest) => rest.field === field))];
}

const DEPENDENTS = Object.fromEntries(
  KIND_NAMES.map((target) => [
    target,
    KIND_NAMES.flatMap((kind) =>
      dependences(kind).flatMap((one) => (one.target === target ? [{ kind, field: one.field }] : [])),
    ),
  ]),
) as unknown as Record<KindName, Dependence[]>;
