import { z } from 'zod';
import { dateProblem } from './day.ts';

/** How a store keeps a field: text, whole number, real number, true/false, or a list of texts. Facts are flat records. */
export type FieldShape = 'text' | 'integer' | 'real' | 'boolean' | 'texts';

export interface Field<T> {
  readonly shape: FieldShape;
  /** The kind whose code the value (or each value) is. */
  readonly refersTo?: string;
  /** Closed list the value (or each value) must be in. */
  readonly values?: readonly string[];
  readonly required: boolean;
  /** Unit, meaning, and the meaning of null: shown in the documentation of the native format. */
  readonly about: string;
  readonly parse: z.ZodType<T>;
}

/** ASCII, so that both stores sort codes alike (SQLite sorts text by UTF-8, Neo4j by UTF-16). */
export const CODE_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,199}$/;
const CODE_RULE = 'an ASCII code of letters, digits and _ . : / -, at most 200 long';

const MAX_TEXT = 2_000;

export const codeSchema = z.string().regex(CODE_PATTERN, `must be ${CODE_RULE}`);
const dateSchema = z.string().superRefine((value, context) => {
  const problem = dateProblem(value);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

/** A list kept sorted and without repeats, so that the same set has one hash. */
function setOf<T extends string>(item: z.ZodType<T>) {
  return z.array(item).transform((items) => [...new Set(items)].toSorted());
}

export const text = (about: string): Field<string> => ({
  shape: 'text',
  required: true,
  about,
  parse: z.string().trim().min(1).max(MAX_TEXT),
});

export const date = (about: string): Field<string> => ({
  shape: 'text',
  required: true,
  about: `${about} (YYYY-MM-DD)`,
  parse: dateSchema,
});

export const oneOf = <const V extends readonly string[]>(values: V, about: string): Field<V[number]> => ({
  shape: 'text',
  required: true,
  values,
  about,
  parse: z.enum(values),
});

export const real = (min: number, max: number, about: string): Field<number> => ({
  shape: 'real',
  required: true,
  about,
  parse: z.number().min(min).max(max),
});

export const integer = (min: number, max: number, about: string): Field<number> => ({
  shape: 'integer',
  required: true,
  about,
  parse: z.number().int().min(min).max(max),
});

export const boolean = (about: string): Field<boolean> => ({
  shape: 'boolean',
  required: true,
  about,
  parse: z.boolean(),
});

export const ref = (kind: string, about: string): Field<string> => ({
  shape: 'text',
  required: true,
  refersTo: kind,
  about: `${about} (code of a ${kind})`,
  parse: codeSchema,
});

export const texts = (about: string): Field<string[]> => ({
  shape: 'texts',
  required: true,
  about,
  parse: setOf(z.string().trim().min(1).max(MAX_TEXT)),
});

export const refs = (kind: string, about: string): Field<string[]> => ({
  shape: 'texts',
  required: true,
  refersTo: kind,
  about: `${about} (codes of ${kind}s)`,
  parse: setOf(codeSchema),
});

export const someOf = <const V extends readonly string[]>(values: V, about: string): Field<V[number][]> => ({
  shape: 'texts',
  required: true,
  values,
  about,
  parse: setOf(z.enum(values)),
});

/** May be null: unknown, or it does not apply; `about` says which. */
export const optional = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  required: false,
  parse: field.parse.nullable(),
});
