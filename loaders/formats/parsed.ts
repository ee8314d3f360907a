/** What became of a cell: its value, or the rule that it broke and what would be accepted. Sources turn the latter into a `Rejection`. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rule: string; readonly accepted: string };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export function refused<T>(rule: string, accepted: string): Parsed<T> {
  return { ok: false, rule, accepted };
}
