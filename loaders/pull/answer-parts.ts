import { pullError } from './pull-error.ts';

/** Readers of the envelope of a page. Each says which key is wrong, and what there was instead. */
export function answerParts(answer: unknown, host: string) {
  const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
  const keys = isObject ? Object.keys(answer) : [];
  const changed = (key: string, what: string) =>
    pullError(
      `The answer of ${host} has another shape than it is known for: ${key} ${what}. There is: ${isObject ? keys.slice(0, 12).join(', ') || 'nothing' : `no object`}. The source may have changed.`,
      { kept: false },
    );
  const at = (key: string) => (isObject ? (answer as Record<string, unknown>)[key] : undefined);
  return {
    list(key: string): readonly unknown[] {
      const value = at(key);
      if (!Array.isArray(value)) throw changed(key, value === undefined ? 'is missing' : 'is no list');
      return value;
    },
    count(key: string): number {
      const value = at(key);
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
      throw changed(key, value === undefined ? 'is missing' : 'is no whole number');
    },
    /** A link, or null when there is none. */
    link(key: string): string | null {
      const value = at(key);
      if (value === null || typeof value === 'string') return value;
      throw changed(key, value === undefined ? 'is missing' : 'is no link');
    },
  };
}
