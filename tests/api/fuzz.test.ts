import { expect, it } from 'vitest';
import { fuzzOperations } from '../support/graphql-fuzz/fuzz-operations.ts';
import { withApi } from './support/with-api.ts';

const { api } = withApi();

it('300 random operations are each answered in time, with data or with errors that are ours', async () => {
  const fuzzed = await fuzzOperations(api(), { seed: 20_261_101, runs: 300 });
  expect(fuzzed.operations).toBe(300);
  // They get further than their arguments.
  expect(fuzzed.withoutErrors).toBeGreaterThan(40);
  expect(fuzzed.codes['BAD_INPUT']).toBeGreaterThan(20);
}, 120_000);
