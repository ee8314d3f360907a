/** A value of JSON or of a spreadsheet as text: `textOfValue(12.5)` is '12.5'; null is '', an object its JSON. */
export function textOfValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  return JSON.stringify(value);
}
