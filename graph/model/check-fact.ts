import type { ZodError } from 'zod';
import { CODE_PATTERN } from './field.ts';
import { allFields } from './kind.ts';
import { type AnyFact, KIND_NAMES, type KindName, kindOf } from './kinds.ts';

/** A fact with its kind, on its way into the graph. */
export type Put = readonly [kind: KindName, fact: AnyFact];

/** Why a fact is refused, in words for the person who stated it. */
export interface Rejection {
  readonly column: string | null;
  readonly value: string | null;
  /** The rule that was broken, as a sentence. */
  readonly rule: string;
  /** What would be accepted, with the nearest candidates. */
  readonly accepted: string;
}

/** The fact as its kind's schema normalises it (lists sorted, texts trimmed), or why it is refused. */
export function checkFact([kind, fact]: Put): { readonly put: Put } | { readonly rejection: Rejection } {
  const { schema, normal } = kindOf(kind);
  const normalised = normal(fact);
  if (normalised !== null) return { put: [kind, normalised as AnyFact] };
  const result = schema.safeParse(fact);
  if (result.success) return { put: [kind, result.data as AnyFact] };
  return { rejection: rejectionOf(kind, fact, result.error) };
}

function rejectionOf(kind: KindName, fact: AnyFact, error: ZodError): Rejection {
  const issue = error.issues[0]!;
  const field = typeof issue.path[0] === 'string' ? issue.path[0] : null;
  const value = field === null ? undefined : fact[field];
  const described =
    field === null ? undefined : allFields(kindOf(kind)).find(([name]) => name === field)?.[1];
  const list = described?.values?.join(', ');
  const accepted =
    field === 'code'
      ? `a code such as "et-addis-ababa" (${CODE_PATTERN.source})`
      : list !== undefined
        ? `one of ${list}`
        : (described?.about ?? `a ${kind} as in \`trailcare formats\``);
  const missing = field !== null && (value === undefined || value === null);
  return {
    column: field,
    value:
      value === undefined || value === null ? null : Array.isArray(value) ? value.join('|') : String(value),
    rule: missing ? `The ${kind} needs a ${field}.` : sentence(kind, field, issue.message),
    accepted,
  };
}

/** Our rules go on from the name of the kind or its field; zod's own are sentences. */
function sentence(kind: KindName, field: string | null, message: string): string {
  const told = /^[A-Z]/u.test(message)
    ? `is wrong: ${message[0]!.toLowerCase()}${message.slice(1)}`
    : message;
  const words = field === null ? `The ${kind} ${message}` : `The ${kind}'s ${field} ${told}`;
  return `${words}.`.replace(/\.\.$/u, '.');
}

const references = new Map<KindName, readonly (readonly [field: string, kind: KindName])[]>(
  KIND_NAMES.map((name) => [
    name,
    allFields(kindOf(name)).flatMap(([field, { refersTo }]) =>
      refersTo === undefined ? [] : [[field, refersTo as KindName] as const],
    ),
  ]),
);

/** What a fact refers to: `[['country', 'Country', 'ETH']]`. */
export function referencesOf([kind, fact]: Put): [field: string, kind: KindName, code: string][] {
  const found: [string, KindName, string][] = [];
  for (const [field, target] of references.get(kind)!) {
    const value = fact[field];
    if (typeof value === 'string') found.push([field, target, value]);
    else if (Array.isArray(value)) for (const code of value) found.push([field, target, code]);
  }
  return found;
}
