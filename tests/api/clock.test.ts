import { describe, expect, it } from 'vitest';
import { withApi } from './support/with-api.ts';

describe('a clock that is set while the server runs', () => {
  const { api } = withApi();
  const STOPS = 'stops(first: 1, after: $after) { nodes { code } pageInfo { endCursor } }';
  const page = async (after: string | null) => {
    const { body } = await api().ask(`query ($after: String) { ${STOPS} about { revision } }`, { after });
    expect(body.errors).toBeUndefined();
    return body.data as {
      stops: { nodes: { code: string }[]; pageInfo: { endCursor: string } };
      about: { revision: number };
    };
  };

  it.each(['2036-02-29T23:59:59Z', '2019-01-01T00:00:00Z'])(
    'to %s changes which day it is, and neither pages that go on nor what is asked of a day',
    async (jumped) => {
      const OF_A_DAY =
        '{ coverage(all: true, asOf: "2026-11-01") { asOf summary { served unknown kmInCare } } }';
      api().setNow('2026-11-02T10:00:00Z');
      const first = await page(null);
      const before = await api().ask(OF_A_DAY);
      api().setNow(jumped);
      const second = await page(first.stops.pageInfo.endCursor);
      expect(second.stops.nodes[0]!.code > first.stops.nodes[0]!.code).toBe(true);
      expect(second.about).toEqual(first.about);
      expect((await api().ask(OF_A_DAY)).text).toBe(before.text);
      const today = await api().ask('{ coverage(all: true) { asOf } }');
      expect(today.body.data).toEqual({ coverage: { asOf: jumped.slice(0, 10) } });
      api().setNow('2026-11-02T10:00:00Z');
      expect((await api().ask(OF_A_DAY)).text).toBe(before.text);
    },
  );
});
