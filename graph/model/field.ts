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
  /** What `parse` gives, in a fraction of its time; undefined when it refuses, and why is its to say. */
  readonly normal: (value: unknown) => T | undefined;
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

export const normalCode = (value: unknown): string | undefined =>
  typeof value === 'string' && CODE_PATTERN.test(value) ? value : undefined;

function normalText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed !== '' && trimmed.length <= MAX_TEXT ? trimmed : undefined;
}

/** A list kept sorted and without repeats, so that the same set has one hash. */
function setOf<T extends string>(item: z.ZodType<T>) {
  return z.array(item).transform((items) => [...new Set(items)].toSorted());
}

const normalSet =
  <T extends string>(normal: (item: unknown) => T | undefined) =>
  (value: unknown): T[] | undefined => {
    if (!Array.isArray(value)) return undefined;
    const items: T[] = [];
    for (const item of value as readonly unknown[]) {
      const one = normal(item);
      if (one === undefined) return undefined;
      items.push(one);
    }
    return items.length > 1 ? [...new Set(items)].toSorted() : items;
  };

function normalOf<const V extends readonly string[]>(values: V): (value: unknown) => V[number] | undefined {
  const known = new Set<unknown>(values);
  return (value) => (known.has(value) ? (value as V[number]) : undefined);
}

export const text = (about: string): Field<string> => ({
  shape: 'text',
  required: true,
  about,
  parse: z.string().trim().min(1).max(MAX_TEXT),
  normal: normalText,
});

export const date = (about: string): Field<string> => ({
  shape: 'text',
  required: true,
  about: `${about} (YYYY-MM-DD)`,
  parse: dateSchema,
  normal: (value) => (typeof value === 'string' && dateProblem(value) === null ? value : undefined),
});

export const oneOf = <const V extends readonly string[]>(values: V, about: string): Field<V[number]> => ({
  shape: 'text',
  required: true,
  values,
  about,
  parse: z.enum(values),
  normal: normalOf(values),
});

export const real = (min: number, max: number, about: string): Field<number> => ({
  shape: 'real',
  required: true,
  about,
  parse: z.number().min(min).max(max),
  normal: (value) => (typeof value === 'number' && min <= value && value <= max ? value : undefined),
});

export const integer = (min: number, max: number, about: string): Field<number> => ({
  shape: 'integer',
  required: true,
  about,
  parse: z.number().int().min(min).max(max),
  normal: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && min <= value && value <= max
      ? value
      : undefined,
});

export const boolean = (about: string): Field<boolean> => ({
  shape: 'boolean',
  required: true,
  about,
  parse: z.boolean(),
  normal: (value) => (typeof value === 'boolean' ? value : undefined),
});

export const ref = (kind: string, about: string): Field<string> => ({
  shape: 'text',
  required: true,
  refersTo: kind,
  about: `${about} (code of a ${kind})`,
  parse: codeSchema,
  normal: normalCode,
});

export const texts = (about: string): Field<string[]> => ({
  shape: 'texts',
  required: true,
  about,
  parse: setOf(z.string().trim().min(1).max(MAX_TEXT)),
  normal: normalSet(normalText),
});

export const refs = (kind: string, about: string): Field<string[]> => ({
  shape: 'texts',
  required: true,
  refersTo: kind,
  about: `${about} (codes of ${kind}s)`,
  parse: setOf(codeSchema),
  normal: normalSet(normalCode),
});

export const someOf = <const V extends readonly string[]>(values: V, about: string): Field<V[number][]> => ({
  shape: 'texts',
  required: true,
  values,
  about,
  parse: setOf(z.enum(values)),
  normal: normalSet(normalOf(values)),
});

/** May be null: unknown, or it does not apply; `about` says which. */
export const optional = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  required: false,
  parse: field.parse.nullable(),
  normal: (value) => (value === null ? null : field.normal(value)),
});
