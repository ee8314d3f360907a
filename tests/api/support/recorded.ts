import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const folder = path.join(import.meta.dirname, '..');

/** The text of tests/api/queries/NAME.graphql. */
export const queryText = (name: string) =>
  readFileSync(path.join(folder, 'queries', `${name}.graphql`), 'utf8');

/**
 * Compares an answer with the recorded one of tests/api/expected/NAME.json. Without a recording it writes one and fails: a person must
 * have read it before it counts.
 */
export function expectRecorded(name: string, answer: unknown): void {
  const file = path.join(folder, 'expected', `${name}.json`);
  const text = `${JSON.stringify(answer, null, 2)}\n`;
  if (!existsSync(file)) {
    writeFileSync(file, text);
    throw new Error(`${file} was recorded now. Read it; the next run compares with it.`);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
