import type { Field } from '../../graph/model/field.ts';
import type { FactValue } from '../../graph/model/kinds.ts';
import { parseNumber } from '../formats/parse-number.ts';

type NativeValue = { readonly value: FactValue } | { readonly rule: string; readonly accepted: string };

/** Text of a JSON value or a cell; of a list inside a list, its JSON. */
export function plainText(raw: unknown): string {
  if (typeof raw === 'string') return raw.trim();
  if (raw === undefined || raw === null) return '';
  return typeof raw === 'number' || typeof raw === 'boolean' ? `${raw}` : JSON.stringify(raw);
}

const TRUE = new Set(['true', 'yes', '1']);
const FALSE = new Set(['false', 'no', '0']);

/** A cell or JSON value as a field holds it. Whether it is allowed is the kind's schema's to say. */
export function nativeValue(field: Field<unknown>, raw: unknown): NativeValue {
  if (field.shape === 'texts') return { value: listOf(raw) };
  if (raw === undefined || raw === null) return { value: null };
  if (typeof raw === 'object')
    return { rule: 'Is a list or an object where one value is expected.', accepted: field.about };
  const text = plainText(raw);
  if (text === '') return { value: null };
  if (field.shape === 'text') return { value: text };
  if (field.shape === 'boolean') {
    const folded = text.toLowerCase();
    if (TRUE.has(folded)) return { value: true };
    if (FALSE.has(folded)) return { value: false };
    return { rule: 'Is neither true nor false.', accepted: 'true or false.' };
  }
  if (typeof raw === 'number') return { value: raw };
  const number = parseNumber(text, field.shape === 'integer' ? { whole: true } : {});
  return number.ok
    ? { value: number.value }
    : { rule: `The number ${number.rule}.`, accepted: number.accepted };
}

function listOf(raw: unknown): string[] {
  if (raw === undefined || raw === null) return [];
  const items = Array.isArray(raw) ? raw.map(plainText) : plainText(raw).split('|');
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
