import { assert, asyncProperty, nat, noShrink } from 'fast-check';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { buildSchema } from '../../../api/build-schema.ts';
import type { Api } from '../../api/support/api-on.ts';
import { makeRandom } from '../fuzz/random.ts';
import { randomOperation } from './random-operation.ts';

const OURS = new Set(['OVERLOADED', 'TIMEOUT', 'STORE_UNAVAILABLE']);
/** Of one operation, on a machine that does other things as well: what takes longer hangs. */
const HANGS_MS = 30_000;

interface FuzzOptions {
  readonly seed: number;
  readonly runs: number;
  /** Told after each operation. */
  readonly after?: (run: number) => void;
}

export interface Fuzzed {
  readonly operations: number;
  /** Answers that had no error. */
  readonly withoutErrors: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly slowest: string;
}

/** Asks random operations one after the other: each is answered, in time, with data or with errors that are ours. */
export async function fuzzOperations(api: Api, { seed, runs, after }: FuzzOptions): Promise<Fuzzed> {
  const schema = buildSchema();
  const codes: Record<string, number> = {};
  let operations = 0;
  let withoutErrors = 0;
  let slowestMs = 0;
  let slowest = '';
  const property = asyncProperty(noShrink(nat(2 ** 31 - 1)), async (seedOfOne) => {
    const { query, variables } = randomOperation(schema, makeRandom(seedOfOne));
    const began = performance.now();
    const { status, text } = await Promise.race([
      api.post('/graphql', JSON.stringify({ query, variables }), { 'content-type': 'application/json' }),
      inTime(query),
    ]);
    const ms = performance.now() - began;
    if (ms > slowestMs) [slowestMs, slowest] = [ms, `${query} ${JSON.stringify(variables)}`.slice(0, 1_000)];
    const told = `${query}\n${JSON.stringify(variables)}\n${text.slice(0, 2_000)}`;
    const body = JSON.parse(text) as {
      data?: unknown;
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    const found = (body.errors ?? []).map(({ extensions }) => extensions?.code ?? 'no code');
    for (const code of found) codes[code] = (codes[code] ?? 0) + 1;
    expect(found.includes('INTERNAL_SERVER_ERROR') || found.includes('no code'), told).toBe(false);
    if (status >= 500)
      expect(
        found.every((code) => OURS.has(code)),
        told,
      ).toBe(true);
    // Too large to be read at all, which only a limit of ours says.
    else if (status === 413) expect(found, told).toEqual(['LIMIT_EXCEEDED']);
    else expect([200, 400, 401, 403, 404], told).toContain(status);
    expect(text, told).not.toMatch(/node_modules|\.ts:\d+|    at /);
    if (found.length === 0) {
      expect(body.data, told).not.toBeNull();
      withoutErrors += 1;
    }
    operations += 1;
    after?.(operations);
  });
  await assert(property, { seed, numRuns: runs, endOnFailure: true });
  return { operations, withoutErrors, codes, slowestMs: Math.round(slowestMs), slowest };
}

async function inTime(query: string): Promise<never> {
  await wait(HANGS_MS, undefined, { ref: false });
  throw new Error(`No answer within ${HANGS_MS} ms: ${query}`);
}
