import type { HsdsRecord } from './hsds-package.ts';

/** Ways to read records of HSDS, whose fields are texts in tables and any JSON from an API. */
export function textOf(record: HsdsRecord | null, ...fields: readonly string[]): string {
  for (const field of fields) {
    const value = record?.[field];
    if (typeof value === 'string' && value.trim() !== '') return value.replaceAll(/\s+/gu, ' ').trim();
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  }
  return '';
}

export function recordOf(value: unknown): HsdsRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as HsdsRecord) : null;
}

export function recordsOf(value: unknown): HsdsRecord[] {
  return Array.isArray(value) ? value.map(recordOf).filter((record) => record !== null) : [];
}

/** `Broward County; Lee County` is two; a text of JSON's lists likewise. */
export function listOf(text: string): string[] {
  return text
    .split(/[;|]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A report of rejected rows is a table: `organization.name` is the name of its organization, lists are JSON. */
export function nested(cells: Readonly<Record<string, string>>): HsdsRecord {
  const record: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(cells)) {
    if (text === '') continue;
    const [first = '', ...rest] = key.split('.');
    if (rest.length === 0) record[first] = text.startsWith('[{') ? (jsonOf(text) ?? text) : text;
    else record[first] = { ...recordOf(record[first]), ...nested({ [rest.join('.')]: text }) };
  }
  return record;
}

/** Null for what is no JSON (a report that was corrected by hand): whoever reads it then finds nothing there, and says so. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
