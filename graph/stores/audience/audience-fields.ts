import { COVERED_FIELDS, COVERING_FIELDS, LISTING_FIELDS } from '../../model/covers.ts';
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
  NationalSociety: ['country'],
  Provider: ['kind'],
  Branch: ['country'],
  Service: COVERED_FIELDS,
  Agreement: ['parties', 'topics', 'validFrom', 'validUntil'],
  Referral: ['serviceType', 'validFrom', 'validUntil'],
  Statement: [...COVERING_FIELDS, ...LISTING_FIELDS],
};

/** What, of a fact that others name, says which statements speak of these. */
export const placingField = (kind: KindName): string | null => PLACING_FIELDS[kind] ?? null;

const PLACING_FIELDS: Partial<Record<KindName, string>> = {
  NationalSociety: 'country',
  Provider: 'kind',
  Branch: 'country',
  Service: 'country',
};

/** All fields that a commit reads of a version, code, source and visibility included. */
export const readFields = (kind: KindName): readonly string[] => READ_FIELDS[kind];

const READ_FIELDS = Object.fromEntries(
  KIND_NAMES.map((kind) => [
    kind,
    unique(['code', 'source', 'visibility', ...audienceFields(kind), ...(COMPARED[kind] ?? [])]),
  ]),
) as Record<KindName, string[]>;

/** A field of a kind by which its facts take their audience, their owners, or the statements that list them from those of another. */
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
  const others = owned.filter(({ field }) => !rests.some((rest) => rest.field === field));
  return [...rests, ...others, ...(LISTED_BY[kind] ?? [])];
}

/** An agreement is listed by the statements of its parties' countries; a referral rests on its ends anyway. */
const LISTED_BY: Partial<Record<KindName, readonly { field: string; target: KindName }[]>> = {
  Agreement: [{ field: 'parties', target: 'NationalSociety' }],
};

const DEPENDENTS = Object.fromEntries(
  KIND_NAMES.map((target) => [
    target,
    KIND_NAMES.flatMap((kind) =>
      dependences(kind).flatMap((one) => (one.target === target ? [{ kind, field: one.field }] : [])),
    ),
  ]),
) as unknown as Record<KindName, Dependence[]>;
