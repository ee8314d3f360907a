import { personalDataIn } from '../graph/model/personal-data.ts';
import type { Mappings } from './mappings.ts';
import { isPersonal } from './sources/columns.ts';

/** Stands for what a report does not repeat: a condition that is told so stays one when the report is loaded again. */
const ELSEWHERE = 'see the source';
/** Two words or more: a text, and no code or number, whose digits may look like those of a telephone. */
const PROSE = /\p{L}{2}\P{L}+\p{L}{2}/u;

/**
 * Makes cells of rejected rows fit for a report. A column that is read may hold persons inside: records within records with
 * their contacts, whose personal keys are left out, and texts with an address or a number, which are not repeated.
 */
export function makeReportCell(mappings: Mappings): (text: string) => string {
  const personal = new Map<string, boolean>();
  const isPersonalKey = (key: string): boolean => {
    let known = personal.get(key);
    if (known === undefined) personal.set(key, (known = isPersonal(key, mappings)));
    return known;
  };

  function withoutPersons(value: unknown): unknown {
    if (typeof value === 'string') return safe(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(withoutPersons);
    const kept = Object.entries(value).filter(([key]) => !isPersonalKey(key));
    return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPersons(inner)]));
  }

  return (text) => {
    const record = /^\s*[[{]/u.test(text) ? recordOf(text) : null;
    return record === null ? safe(text) : JSON.stringify(withoutPersons(record));
  };
}

function safe(text: string): string {
  const found = personalDataIn(text);
  return found === null || (found === 'a telephone number' && !PROSE.test(text)) ? text : ELSEWHERE;
}

function recordOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    // A text that begins with a bracket.
    return null;
  }
}
