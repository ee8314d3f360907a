import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EXPORT_VIEWS } from '../../api/export/export-views.ts';
import { type Api, apiOn } from '../api/support/api-on.ts';
import { openEmptySqliteStore } from '../api/support/stores.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import type { World } from '../oracle/world.ts';
import { lineWorld } from '../support/line-world.ts';
import { squareWorld } from '../support/square-world.ts';

// The page asks its own questions, of the two worlds that it draws: what it says is answered is what is answered.

const WORLDS: Record<string, () => World> = { line: lineWorld, square: squareWorld };
const PAGE = readFileSync('docs/measures.md', 'utf8');
const SECTIONS = PAGE.split(/^(?=## )/mu)
  .slice(1)
  .map((text) => ({ name: /^## (.+)$/mu.exec(text)![1]!, text }))
  .filter(({ name }) => name !== 'The two examples');
const WORLDS_TOLD = PAGE.split(/^(?=## )/mu).find((text) => text.startsWith('## The two examples'))!;
const EXAMPLE = /^```graphql (\w+)\n([\s\S]*?)^```\n+```yaml\n([\s\S]*?)^```/gmu;
const EXAMPLES = SECTIONS.flatMap(({ name, text }) =>
  [...text.matchAll(EXAMPLE)].map(([, world, query, answer], n) => ({
    name: n === 0 ? name : `${name} (${n + 1})`,
    world: world!,
    query: query!,
    answer: parse(answer!) as unknown,
  })),
);

/** Numbers as the page shows them. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? Number(part.toFixed(4)) : part)),
  );

const apis = new Map<string, { opened: OpenedStore; api: Api }>();
beforeAll(async () => {
  for (const [name, world] of Object.entries(WORLDS)) {
    const opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    apis.set(name, { opened, api: await apiOn(opened.store) });
  }
});
afterAll(async () => {
  for (const { opened, api } of apis.values()) {
    await api.close();
    await opened.close();
  }
});

/** Numbers in the words of a section that stand in no answer and no world, as what they are. */
const RECKONED: Record<string, readonly number[]> = {
  Continuity: [25 + 25],
  'Longest break': [110 - 25],
  'What if': [40 - 25],
  Plan: [40 - 25, 30 - 25],
  Communities: [2 * 1000, 21, 0.468],
  Indicators: [75],
  'Data availability': [30 - 1, 31],
};

const numbersIn = (text: string) =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([number]) => Number(number.replaceAll(',', '')));

describe('docs/measures.md', () => {
  test.for(EXAMPLES)('answers what it says: $name', async ({ world, query, answer }) => {
    const { body } = await apis.get(world)!.api.ask(query);
    expect(body.errors).toBeUndefined();
    expect(rounded(body.data)).toEqual(answer);
  });

  test.for(SECTIONS)(
    'shows an example that is run, how it was checked and what it costs: $name',
    ({ text }) => {
      const isRun = [...text.matchAll(EXAMPLE)].length > 0 || text.includes('Example run by `tests/');
      expect(isRun).toBe(true);
      for (const part of ['**Ask**', '**Checked**', '**Cost**']) expect(text).toContain(part);
      // Every block of code is one that is run.
      expect(text.split(/^```\w/mu).length - 1).toBe(2 * [...text.matchAll(EXAMPLE)].length);
    },
  );

  test.for(SECTIONS)(
    'reckons with the numbers of the answer and of the worlds alone: $name',
    ({ name, text }) => {
      const words = /^By hand:.*?(?=^\*\*Ask\*\*)/msu.exec(text)?.[0].replaceAll(/`[^`]*`/gu, '') ?? '';
      const answers = [...text.matchAll(EXAMPLE)].flatMap(([, , query, answer]) =>
        numbersIn(query! + answer!),
      );
      const known = new Set([...answers, ...numbersIn(WORLDS_TOLD), ...(RECKONED[name] ?? [])]);
      expect(numbersIn(words).filter((number) => !known.has(number))).toEqual([]);
    },
  );

  test('draws the worlds as they are', () => {
    const line = lineWorld();
    const [range] = line.ServiceType.map(({ careRangeKm }) => careRangeKm);
    expect(WORLDS_TOLD).toContain(`care range ${range} km`);
    expect([...WORLDS_TOLD.matchAll(/(\d+) km →/gu)].map(([, km]) => Number(km))).toEqual(
      line.Leg.map(({ km }) => km),
    );
    expect(line.Flow.map(({ peoplePerYear, leg }) => [leg, peoplePerYear])).toEqual([
      ['a-b', 1000],
      ['b-x', 1000],
    ]);
    expect(WORLDS_TOLD).toContain('1,000 people a year on the first two legs');
    const { Leg: legs, IncidentTotal: totals } = squareWorld();
    const part = (code: string) => legs.find((leg) => leg.code === code)!;
    const recorded = (code: string) => totals.find(({ leg }) => leg === code)?.deathsAndMissingPerYear;
    const [straight, toB, onB, toC, onC] = ['a-d', 'a-b', 'b-d', 'a-c', 'c-d'].map(part);
    for (const words of [
      `straight (${straight!.km} km, ${straight!.hours} h, ${recorded('a-d')} deaths and missing recorded a year)`,
      `by B (${toB!.km} + ${onB!.km} km, ${toB!.hours} h each, ${recorded('a-b')} and ${recorded('b-d')})`,
      `by C (${toC!.km} + ${onC!.km} km, hours not published, ${recorded('a-c')} on the first leg`,
    ])
      expect(WORLDS_TOLD).toContain(words);
    expect(recorded('c-d')).toBeUndefined();
    expect([toB!.hours, toC!.hours, onC!.hours]).toEqual([onB!.hours, null, null]);
  });

  test('names only tests, exports and definitions that there are', () => {
    const paths = [...PAGE.matchAll(/`((?:tests|bench)\/[\w./-]+)`(?:, “([^”]+)”)?/gu)];
    expect(paths.length).toBeGreaterThan(30);
    for (const [, path, name] of paths) {
      expect(existsSync(path!), path).toBe(true);
      if (name !== undefined) expect(readFileSync(path!, 'utf8')).toContain(name);
    }
    const views = new Set(EXPORT_VIEWS.map(({ name }) => name));
    for (const [, view] of PAGE.matchAll(/export `([\w-]+)`/gu)) expect(views).toContain(view);
    for (const [, file] of PAGE.matchAll(/\]\((decisions\/[\w-]+\.md)\)/gu))
      expect(existsSync(`docs/${file}`), file).toBe(true);
  });

  test('leads to every definition of the page About, and to no other', () => {
    const definitions = JSON.parse(readFileSync('web/pages/about/definitions.en.json', 'utf8')) as {
      id: string;
    }[];
    const linked = new Set([...PAGE.matchAll(/`\/about#([\w-]+)`/gu)].map(([, id]) => id!));
    expect([...linked].toSorted()).toEqual(definitions.map(({ id }) => id).toSorted());
  });
});
