import { z } from 'zod';
import { VISIBILITIES } from './closed-lists.ts';
import { type Field, codeSchema, date, normalCode, oneOf, optional, ref } from './field.ts';

/** What every fact has besides its own fields: identity, provenance, validity, visibility. */
export const ENVELOPE = {
  source: ref('Source', 'Who says so'),
  asOf: optional(date('The day the source speaks of; null for facts that do not age')),
  validFrom: optional(date('First day on which it holds; null: start unknown')),
  validUntil: optional(date('Last day on which it holds; null: no stated end')),
  visibility: oneOf(VISIBILITIES, 'Who may read it'),
} as const;

export interface Kind<F extends Record<string, Field<unknown>> = Record<string, Field<unknown>>> {
  /** A word of the mission in UpperCamelCase: the Neo4j label, the GraphQL type, and in snake_case the SQLite table. */
  readonly name: string;
  readonly about: string;
  readonly fields: F;
  /** Fields by which pages are filtered: each gets an index in both stores. */
  readonly indexed: readonly (keyof F & string)[];
  /** Fields in which a search by text looks. */
  readonly searched: readonly (keyof F & string)[];
  /** Relationship types in Neo4j of the fields that refer to other kinds. */
  readonly relationships: Partial<Record<keyof F & string, string>>;
  /**
   * Where the National Societies that own a fact are named: `code` where it is one, a field that refers to one, or a
   * field that refers to a fact whose owners own this one too.
   */
  readonly owners: readonly ('code' | (keyof F & string))[];
  /** References that may be null on which a fact rests where it has them, besides those that are required: rests-on.ts. */
  readonly restsOn: readonly (keyof F & string)[];
  readonly schema: z.ZodType;
  /** What `schema` gives, in a fraction of its time; null when it refuses, and why is its to say. */
  readonly normal: (fact: Readonly<Record<string, unknown>>) => { code: string } | null;
}

type Values<F extends Record<string, Field<unknown>>> = {
  [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

export type FactOf<K> =
  K extends Kind<infer F> ? { code: string } & Values<typeof ENVELOPE> & Values<F> : never;

interface KindOptions<F> {
  about: string;
  indexed?: readonly (keyof F & string)[];
  searched?: readonly (keyof F & string)[];
  relationships?: Partial<Record<keyof F & string, string>>;
  owners?: readonly ('code' | (keyof F & string))[];
  restsOn?: readonly (keyof F & string)[];
  /** A rule over the whole fact: what is wrong with it, or null. */
  rule?: (fact: never) => string | null;
}

export function defineKind<F extends Record<string, Field<unknown>>>(
  name: string,
  fields: F,
  options: KindOptions<F> & {
    rule?: (fact: { code: string } & Values<F> & Values<typeof ENVELOPE>) => string | null;
  },
): Kind<F> {
  type Whole = { code: string } & Values<F> & Values<typeof ENVELOPE>;
  const all = Object.entries<Field<unknown>>({ ...ENVELOPE, ...fields });
  const problemOf = (fact: Whole): string | null => {
    const order =
      fact.validFrom !== null && fact.validUntil !== null && fact.validUntil < fact.validFrom
        ? `validUntil ${fact.validUntil} is before validFrom ${fact.validFrom}`
        : null;
    return order ?? options.rule?.(fact) ?? null;
  };
  const shape: Record<string, z.ZodType> = { code: codeSchema };
  for (const [field, { parse }] of all) shape[field] = parse;
  const object = z.strictObject(shape).superRefine((fact, context) => {
    const problem = problemOf(fact as unknown as Whole);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });
  return {
    name,
    about: options.about,
    fields,
    indexed: options.indexed ?? [],
    searched: options.searched ?? [],
    relationships: options.relationships ?? {},
    owners: options.owners ?? [],
    restsOn: options.restsOn ?? [],
    schema: object,
    normal(fact) {
      const code = normalCode(fact['code']);
      if (code === undefined || Object.keys(fact).length !== all.length + 1) return null;
      const normal: { code: string } & Record<string, unknown> = { code };
      for (const [name, field] of all) {
        const value = field.normal(fact[name]);
        if (value === undefined) return null;
        normal[name] = value;
      }
      return problemOf(normal as unknown as Whole) === null ? normal : null;
    },
  };
}

const fieldsOf = new WeakMap<Kind, readonly [string, Field<unknown>][]>();

/** All fields of a kind but its code, in storage order: envelope, own. Made once per kind: every fact that is hashed asks for them. */
export function allFields(kind: Kind): readonly [string, Field<unknown>][] {
  let fields = fieldsOf.get(kind);
  if (fields === undefined) {
    fields = [...Object.entries(ENVELOPE), ...Object.entries(kind.fields)];
    fieldsOf.set(kind, fields);
  }
  return fields;
}
