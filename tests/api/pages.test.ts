import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '../../api/cursor.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { fact } from '../contract/facts.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

interface Page {
  totalCount: number;
  nodes: { code: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

const PAGE = 'totalCount nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

describe('pages', () => {
  let opened: OpenedStore;
  let api: Api;
  beforeEach(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    api = await apiOn(opened.store);
  });
  afterEach(async () => {
    await api.close();
    await opened.close();
  });

  async function stops(first: number, after: string | null = null): Promise<Page> {
    const { body } = await api.ask(
      `query($first: Int, $after: String) { stops(first: $first, after: $after) { ${PAGE} } }`,
      { first, after },
    );
    expect(body.errors).toBeUndefined();
    return (body.data as { stops: Page }).stops;
  }
  async function reasonOf(query: string, variables: Record<string, unknown>) {
    const { body } = await api.ask(query, variables);
    const { code, reason } = body.errors![0]!.extensions;
    return { code, reason, path: body.errors![0]!.path };
  }

  it('follow each other, each with the whole total', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 9; pages++) {
      const page: Page = await stops(4, after);
      expect(page.totalCount).toBe(9);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...page.nodes.map(({ code }) => code));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(
      world()
        .Stop!.map(({ code }) => code)
        .toSorted(),
    );
    expect(await stops(0)).toMatchObject({
      nodes: [],
      pageInfo: { startCursor: null, endCursor: null, hasNextPage: true },
    });
  });

  it('stay at the revision of the first page while a load goes on', async () => {
    const first = await stops(4);
    await loadFacts(opened.store, {
      Stop: [fact('Stop', 'm-new', { name: 'New', kind: 'CITY', country: 'LBY', source: 'test-publisher' })],
    });
    await api.refresh();
    const second = await stops(100, first.pageInfo.endCursor);
    expect(second.totalCount).toBe(9);
    expect(second.nodes.map(({ code }) => code)).not.toContain('m-new');
    expect((await stops(100)).totalCount).toBe(10);
  });

  it('can be gone on from for 24 hours after their revision was replaced', async () => {
    const { pageInfo } = await stops(4);
    await loadFacts(opened.store, {
      Stop: [fact('Stop', 'm-new', { kind: 'CITY', country: 'LBY', source: 'test-publisher' })],
    });
    await api.refresh();
    const replaced = Date.parse((await opened.store.listLoads({ first: 1 }))[0]!.at);
    // A load that changes nothing is on record under the same revision, and is not what replaced the cursor's.
    await loadFacts(opened.store, world());
    api.setNow(new Date(replaced + 23 * 3_600_000).toISOString());
    expect((await stops(4, pageInfo.endCursor)).totalCount).toBe(9);
    api.setNow(new Date(replaced + 25 * 3_600_000).toISOString());
    const query = 'query($after: String) { stops(after: $after) { totalCount } }';
    expect(await reasonOf(query, { after: pageInfo.endCursor })).toEqual({
      code: 'BAD_INPUT',
      reason: 'STALE_CURSOR',
      path: ['stops'],
    });
  });

  // Anybody can write the checksum of a cursor. The store reads some of these as revision 1 or 2, whose age the log of loads then does not tell.
  it.each([['1'], [2.5], ['2.5'], [null], [[1]], [true], [-1]])(
    'refuse a cursor whose revision is %j, by which too old a past could be read',
    async (revision) => {
      const { list, position } = readCursor((await stops(4)).pageInfo.endCursor!);
      for (const code of ['m-new', 'm-newer']) {
        await loadFacts(opened.store, {
          Stop: [fact('Stop', code, { kind: 'CITY', country: 'LBY', source: 'test-publisher' })],
        });
      }
      await api.refresh();
      api.setNow('2027-12-31T00:00:00Z');
      const after = writeCursor({ revision: revision as number, list, position });
      const query = 'query($after: String) { stops(after: $after) { totalCount } }';
      expect(await reasonOf(query, { after })).toMatchObject({ code: 'BAD_INPUT', reason: 'INVALID_CURSOR' });
    },
  );

  it('refuse a cursor that was tampered with, of another list, or of another question', async () => {
    const { pageInfo } = await stops(4);
    const cursor = pageInfo.endCursor!;
    const query = 'query($after: String) { stops(after: $after) { totalCount } }';
    const tampered = [
      `${cursor}A`,
      cursor.slice(0, -2),
      `x${cursor.slice(1)}`,
      '',
      'é',
      Buffer.from('12345678[1,1,"stops","a"]').toString('base64url'),
    ];
    for (const after of tampered) {
      expect(await reasonOf(query, { after })).toMatchObject({ code: 'BAD_INPUT', reason: 'INVALID_CURSOR' });
    }
    const others = [
      '{ countries(after: AFTER) { totalCount } }',
      '{ stops(filter: { country: "NER" }, after: AFTER) { totalCount } }',
    ];
    for (const other of others) {
      expect(await reasonOf(other.replace('AFTER', JSON.stringify(cursor)), {})).toMatchObject({
        reason: 'OTHER_LIST',
      });
    }
  });

  it('of gaps follow each other', async () => {
    const query = `query($after: String) { trail(code: "central-test") { coverage(serviceTypes: ["RFL", "PRIMARY_HEALTH"], asOf: "2026-11-01") {
      gaps(first: 2, after: $after) { totalCount nodes { stop { code } } pageInfo { hasNextPage endCursor } } } } }`;
    type Data = { trail: { coverage: { gaps: Page & { nodes: { stop: { code: string } }[] } } } };
    const first = ((await api.ask(query)).body.data as Data).trail.coverage.gaps;
    const second = ((await api.ask(query, { after: first.pageInfo.endCursor })).body.data as Data).trail
      .coverage.gaps;
    expect([...first.nodes, ...second.nodes].map(({ stop }) => stop.code)).toEqual([
      'sabha',
      'dirkou',
      'toummo',
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const otherDay = query.replace('2026-11-01', '2026-11-02');
    expect(await reasonOf(otherDay, { after: first.pageInfo.endCursor })).toMatchObject({
      code: 'BAD_INPUT',
      reason: 'OTHER_LIST',
    });
  });

  it('give measures and entities of one revision in one answer', async () => {
    await loadFacts(opened.store, {
      Stop: [fact('Stop', 'm-new', { kind: 'CITY', country: 'LBY', source: 'test-publisher' })],
    });
    await api.refresh();
    const { body, headers } = await api.ask(
      '{ about { revision counts } coverage(all: true) { revision matrix { stop { code } } } }',
    );
    const data = body.data as {
      about: { revision: number; counts: Record<string, number> };
      coverage: { revision: number; matrix: unknown[] };
    };
    expect(data.about.revision).toBe(2);
    expect(data.coverage.revision).toBe(2);
    expect(data.coverage.matrix).toHaveLength(data.about.counts['Stop']!);
    expect(headers['trailcare-revision']).toBe('2');
  });
});
