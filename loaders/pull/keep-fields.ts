import type { Mappings } from '../mappings.ts';
import { holdsPersons, isPersonal } from '../sources/columns.ts';

/**
 * What of a record is kept: the listed fields, and within them nothing of persons. A text inside an object goes also when
 * its key is one of free text (seeds/mappings/personal-columns.csv). Everything else is named, and never written.
 */
export function makeKeepFields(keeps: readonly string[], mappings: Mappings) {
  const kept = new Set(keeps);
  const removed = new Map<string, number>();
  const known = new Map<string, 'kept' | 'object' | 'removed'>();

  function verdict(key: string): 'kept' | 'object' | 'removed' {
    let found = known.get(key);
    if (found === undefined) {
      found = holdsPersons(key, mappings) ? 'removed' : isPersonal(key, mappings) ? 'object' : 'kept';
      known.set(key, found);
    }
    return found;
  }

  function count(path: string): void {
    removed.set(path, (removed.get(path) ?? 0) + 1);
  }

  function inner(value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((item) => inner(item, path));
    if (typeof value !== 'object' || value === null) return value;
    const result: Record<string, unknown> = {};
    for (const [key, one] of Object.entries(value)) {
      const is = verdict(key);
      const isText = typeof one === 'string';
      if (is === 'removed' || (is === 'object' && isText)) count(`${path}.${key}`);
      else result[key] = inner(one, `${path}.${key}`);
    }
    return result;
  }

  return {
    keep(record: unknown): unknown {
      if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
      const result: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(record)) {
        if (kept.has(key)) result[key] = inner(value, key);
        else count(key);
      }
      return result;
    },
    /** Fields that were there and are not kept, with the number of records that had them. */
    removed: (): Record<string, number> => Object.fromEntries(removed),
  };
}
