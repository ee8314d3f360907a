import { ENVELOPE } from '../../graph/model/kind.ts';
import { KIND_NAMES, type KindName, kindOf } from '../../graph/model/kinds.ts';
import { DEFAULTED } from './native-defaults.ts';

/** Kinds whose code can be made from what they join. */
const CODELESS: ReadonlySet<KindName> = new Set(['TrailStop', 'TrailLeg', 'TrailCountry', 'Leg']);

/** Columns that tables of many kinds have: a kind that needs no others is not recognised by them alone. */
const COMMON = new Set(['name', 'alternatives', 'country', 'lat', 'lon', 'description', 'kind']);

/** `TrailStop` is 'trail-stop'. */
export function kebab(kind: KindName): string {
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '-').toLowerCase();
}

/** Headers that are no field of a kind. */
export function unknownHeaders(kind: KindName, headers: readonly string[]): string[] {
  const { fields } = kindOf(kind);
  return headers.filter((header) => !(header in fields) && !(header in ENVELOPE) && header !== 'code');
}

/** Fields of a kind that every row must say. */
function neededFields(name: KindName): string[] {
  return Object.entries(kindOf(name).fields).flatMap(([field, { required, shape }]) =>
    required && shape !== 'texts' && !(DEFAULTED[name] ?? []).includes(field) ? [field] : [],
  );
}

/** Of a file that is named after a kind, `branch.csv`, what the kind needs and the header has not. */
export function missingFields(
  headers: readonly string[],
  fileName: string,
): { readonly kind: KindName; readonly fields: readonly string[] } | null {
  const kind = KIND_NAMES.find((name) => fileName.toLowerCase().replace(/\.[^.]*$/u, '') === kebab(name));
  if (kind === undefined) return null;
  const needed = CODELESS.has(kind) ? neededFields(kind) : ['code', ...neededFields(kind)];
  const fields = needed.filter((field) => !headers.includes(field));
  return fields.length === 0 ? null : { kind, fields };
}

/**
 * The kinds that a header may be of: it has all fields that the kind needs and, of the kinds that fit, the most of its
 * fields and the fewest unknown ones. More than one only when the file name does not tell them apart either.
 */
export function nativeKinds(headers: readonly string[], fileName: string): KindName[] {
  const present = new Set(headers);
  const scored = KIND_NAMES.flatMap((name) => {
    const { fields } = kindOf(name);
    const needed = neededFields(name);
    if (!present.has('code') && !CODELESS.has(name)) return [];
    if (!needed.every((field) => present.has(field))) return [];
    const own = headers.filter((header) => header in fields).length;
    const unknown = unknownHeaders(name, headers).length;
    if (own === 0 || unknown > own) return [];
    const telling =
      headers.some((header) => header in fields && !COMMON.has(header)) ||
      needed.some((field) => !COMMON.has(field));
    if (!telling && !fileName.toLowerCase().includes(kebab(name))) return [];
    return [{ name, score: own - 2 * unknown }];
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const fitting = scored.filter(({ score }) => score === best).map(({ name }) => name);
  const named = fitting.filter((name) => fileName.toLowerCase().includes(kebab(name)));
  // Of `trail-stop` and `stop`, both of which are in `trail-stop.csv`, the longer is meant.
  const longest = named.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? fitting : [longest];
}
