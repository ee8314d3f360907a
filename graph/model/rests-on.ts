import { allFields } from './kind.ts';
import { type KindName, KIND_NAMES, kindOf } from './kinds.ts';

/** A field without whose fact a fact means nothing, and tells of it. */
export interface Rest {
  readonly field: string;
  readonly target: KindName;
}

/**
 * What the facts of a kind rest on: every single reference that is required, and what the kind names besides. A fact is
 * read only by who reads all of it. A Source rests on no Source.
 */
export function restsOn(kind: KindName): readonly Rest[] {
  return RESTS[kind];
}

const RESTS = Object.fromEntries(
  KIND_NAMES.map((name) => {
    const kind = kindOf(name);
    const fields = allFields(kind).filter(
      ([field, { refersTo, required, shape }]) =>
        refersTo !== undefined &&
        refersTo !== name &&
        ((required && shape === 'text') || kind.restsOn.includes(field)),
    );
    return [name, fields.map(([field, { refersTo }]) => ({ field, target: refersTo as KindName }))];
  }),
) as unknown as Record<KindName, readonly Rest[]>;
