import { describe, expect, it } from 'vitest';
import { CONTINUITY_CASES, COVERAGE_CASES, JOURNEYS_CASES } from '../oracle/cases.ts';
import { continuityAsJson, coverageAsJson, journeysAsJson } from '../support/measures-as-json.ts';
import { networkOf } from '../support/network-of.ts';

// Tiny worlds with answers computed by hand: a statement of what the measures mean, case by case.

describe('coverage, on worlds computed by hand', () => {
  it.for(COVERAGE_CASES)('$name', async ({ world, ask, expected }) => {
    expect(coverageAsJson(await networkOf(world, ask.readsRestricted), ask)).toMatchObject(expected);
  });
});

describe('continuity, on worlds computed by hand', () => {
  it.for(CONTINUITY_CASES)('$name', async ({ world, ask, expected }) => {
    expect(continuityAsJson(await networkOf(world, ask.readsRestricted), ask)).toMatchObject(expected);
  });
});

describe('journeys, on worlds computed by hand', () => {
  it.for(JOURNEYS_CASES)('$name', async ({ world, ask, expected }) => {
    expect(journeysAsJson(await networkOf(world, ask.readsRestricted), ask)).toMatchObject(expected);
  });
});
