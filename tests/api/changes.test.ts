import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { loadFacts, type OpenedStore } from '../contract/context.ts';
import { type Api, apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { world } from './support/world.ts';

interface Cells {
  totalCount: number;
  nodes: {
    turn: string;
    stop: { code: string };
    before: { status: string } | null;
    after: { status: string } | null;
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('changes and phone calls', () => {
  let opened: OpenedStore;
  let api: Api;
  beforeAll(async () => {
    opened = await openEmptySqliteStore();
    await loadFacts(opened.store, world());
    api = await apiOn(opened.store);
  });
  afterAll(async () => {
    await api.close();
    await opened.close();
  });

  const ask = async <T>(field: string, args: string, inner: string) => {
    const { body } = await api.ask(`{ ${field}(${args}) { ${inner} } }`);
    expect(body.errors).toBeUndefined();
    return (body.data as Record<string, T>)[field]!;
  };
  const CELLS =
    '{ totalCount nodes { turn stop { code } before { status } after { status } } pageInfo { hasNextPage endCursor } }';
  /** In two years all that is known of services has lapsed. */
  const YEARS = 'from: "2026-11-01", to: "2028-11-01", serviceTypes: ["PRIMARY_HEALTH"]';

  it('differences are what coverage says of both days', async () => {
    const { difference } = await ask<{ difference: Record<string, number> }>(
      'changes',
      YEARS,
      'difference { served unknown absent kmUnknown }',
    );
    const on = async (day: string) =>
      (
        await ask<{ summary: Record<string, number> }>(
          'coverage',
          `all: true, asOf: "${day}", serviceTypes: ["PRIMARY_HEALTH"]`,
          'summary { served unknown absent kmUnknown }',
        )
      ).summary;
    const [before, after] = [await on('2026-11-01'), await on('2028-11-01')];
    for (const name of Object.keys(before))
      expect(difference[name], name).toBeCloseTo(after[name]! - before[name]!, 3);
    expect(difference['served']).toBeLessThan(0);
  });

  it('its lists go page by page, and by turn', async () => {
    const { cells: all } = await ask<{ cells: Cells }>('changes', YEARS, `cells(first: 1000) ${CELLS}`);
    expect(all.nodes.length).toBeGreaterThan(1);
    const { cells: first } = await ask<{ cells: Cells }>('changes', YEARS, `cells(first: 1) ${CELLS}`);
    const { cells: next } = await ask<{ cells: Cells }>(
      'changes',
      YEARS,
      `cells(first: 1000, after: "${first.pageInfo.endCursor}") ${CELLS}`,
    );
    expect([...first.nodes, ...next.nodes]).toEqual(all.nodes);
    const { cells: unknown } = await ask<{ cells: Cells }>(
      'changes',
      YEARS,
      `cells(turns: [TURNED_UNKNOWN]) ${CELLS}`,
    );
    expect(unknown.nodes).toEqual(all.nodes.filter(({ turn }) => turn === 'TURNED_UNKNOWN'));
    expect(unknown.totalCount).toBeGreaterThan(0);
  });

  it('services that lapse are told with their day', async () => {
    const { services } = await ask<{ services: { nodes: { turn: string; on: string }[] } }>(
      'changes',
      YEARS,
      'services { nodes { turn on service { code } } }',
    );
    expect(services.nodes).not.toEqual([]);
    for (const { turn, on } of services.nodes) {
      expect(['LAPSED', 'ENDED']).toContain(turn);
      expect(on > '2026-11-01' && on <= '2028-11-01').toBe(true);
    }
  });

  it('days the wrong way round are an error that says so', async () => {
    const { body } = await api.ask('{ changes(from: "2026-11-01", to: "2026-10-31") { revision } }');
    expect(body.errors).toMatchObject([
      { extensions: { code: 'BAD_INPUT', argument: 'to', value: '2026-10-31' } },
    ]);
  });

  it('the first phone call settles as many km as whatIf says of its statement', async () => {
    const { nodes } = await ask<{
      nodes: {
        country: { code: string };
        serviceType: { code: string };
        kmSettled: number;
        questionsSettled: number;
      }[];
    }>(
      'phoneCalls',
      'asOf: "2026-11-01", serviceTypes: ["PRIMARY_HEALTH", "RFL"]',
      'nodes { country { code } serviceType { code } kmSettled questionsSettled askWhom { code } }',
    );
    const [call] = nodes;
    const statement = `{ addStatement: { country: "${call!.country.code}", serviceTypes: ["${call!.serviceType.code}"], providerKinds: [${PROVIDER_KINDS.join(', ')}] } }`;
    const { difference } = await ask<{ difference: { kmUnknown: number; unknown: number } }>(
      'whatIf',
      `changes: [${statement}], asOf: "2026-11-01", serviceTypes: ["PRIMARY_HEALTH", "RFL"]`,
      'difference { kmUnknown unknown }',
    );
    expect(call!.kmSettled).toBeGreaterThan(0);
    expect(call!.kmSettled).toBeCloseTo(-difference.kmUnknown, 3);
    expect(call!.questionsSettled + difference.unknown).toBe(0);
  });
});
