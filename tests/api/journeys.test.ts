import { describe, expect, it } from 'vitest';
import type { Api } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { withApi } from './support/with-api.ts';
import { errorOf, withKeys } from './support/with-keys.ts';

const WAY = 'from: "agadez", to: "lampedusa", asOf: "2026-11-01"';
const TOLD =
  'journeys { km kmNotInCare deathsAndMissingPerYear figures { measure value source { code } } } noJourney { code } fewer sources { code }';

describe.each(['journeys', 'continuity'])('%s', (field) => {
  const { api } = withApi({ onLoopback: true });
  const ask = (args: string) => api().ask(`{ ${field}(${args}) { ${TOLD} } }`);
  const found = async (args: string) => {
    const { body } = await ask(args);
    expect(body.errors).toBeUndefined();
    return body.data![field] as Record<string, unknown>;
  };

  it.each(['RISK', 'PARETO'])(
    'by %s tell what is recorded, and null where nobody counts on a leg',
    async (aim) => {
      const answer = await found(`${WAY}, optimise: ${aim}`);
      const [journey] = answer['journeys'] as [{ figures: object[]; kmNotInCare: number | null }];
      expect(journey).toMatchObject({ km: 2412, deathsAndMissingPerYear: null });
      expect(journey.figures.length).toBeGreaterThan(0);
      expect(journey.kmNotInCare === null).toBe(aim === 'RISK');
      expect(answer['fewer']).toBe(aim === 'RISK' ? 'NO_OTHER_WAY' : null);
    },
  );

  it('by distance tell nothing of it', async () => {
    const answer = await found(WAY);
    expect(answer['journeys']).toEqual([
      { km: 2412, kmNotInCare: null, deathsAndMissingPerYear: null, figures: [] },
    ]);
  });

  it('with little in common are fewer, and say so', async () => {
    expect((await found(`${WAY}, maxOverlap: 0.2, first: 2`))['fewer']).toBe('NO_OTHER_WAY');
  });

  it.each([
    [`${WAY}, optimise: PARETO, via: ["sabha"]`, 'via'],
    [`${WAY}, maxOverlap: 0.2, via: ["sabha"]`, 'via'],
    [`${WAY}, maxOverlap: 0.2, optimise: RISK`, 'DISTANCE, TIME or KM_NOT_IN_CARE'],
    [`${WAY}, maxOverlap: 0.2, optimise: PARETO`, 'DISTANCE, TIME or KM_NOT_IN_CARE'],
    [`${WAY}, maxOverlap: 1.1`, 'a share from 0 to 1'],
    [`${WAY}, maxOverlap: -0.1`, 'a share from 0 to 1'],
  ])('%s is refused', async (args, said) => {
    expect(errorOf(await ask(args))).toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining(said),
    });
  });

  it('say which end, and what of the things to avoid, is to blame', async () => {
    const why = async (args: string) => {
      const { body } = await api().ask(
        `{ ${field}(${args}) { noJourney { code message end stop { code } avoid } } }`,
      );
      return (body.data![field] as { noJourney: object }).noJourney;
    };
    expect(await why('from: "lampedusa", to: "agadez"')).toMatchObject({
      code: 'NO_LEG_LEAVES',
      end: 'FROM',
      stop: { code: 'lampedusa' },
    });
    expect(await why('from: "sabha", to: "dirkou"')).toMatchObject({
      code: 'AGAINST_DIRECTION',
      end: null,
      message:
        'Sabha and Dirkou are joined, but no way leads from Sabha to Dirkou in the direction of the legs.',
    });
    expect(await why(`${WAY}, avoid: { modes: [SEA], stops: ["sabha"] }`)).toMatchObject({
      code: 'BLOCKED_BY_AVOID',
      avoid: ['STOPS', 'MODES'],
      message: expect.stringContaining('avoid.stops, avoid.modes'),
    });
  });
});

describe('who is told of journeys by risk', () => {
  const { api, askAs, keyFor } = withKeys(openEmptySqliteStore);
  const { api: onAnotherAddress } = withApi({ onLoopback: false });
  const documents = ['journeys', 'continuity'].flatMap((field) =>
    ['RISK', 'PARETO'].map((aim) => `{ ${field}(${WAY}, optimise: ${aim}) { asOf } }`),
  );

  it.each(documents)('%s: readers of the Movement and stewards, nobody else', async (document) => {
    for (const role of ['movement', 'steward:ns-lby', 'administrator']) {
      expect((await askAs([role], document)).body.errors).toBeUndefined();
    }
    expect(errorOf(await askAs([], document)).code).toBe('FORBIDDEN');
    expect(errorOf(await onAnotherAddress().ask(document)).code).toBe('UNAUTHENTICATED');
  });

  it.each(['continuity', 'handovers'])('the export %s refuses likewise', async (view) => {
    const path = `/export/${view}.csv?from=agadez&to=lampedusa&asOf=2026-11-01`;
    const get = async (one: Api, more: string, key?: string) =>
      (await one.get(`${path}${more}`, key === undefined ? {} : { authorization: `Bearer ${key}` })).status;
    for (const aim of ['RISK', 'PARETO']) {
      expect(await get(onAnotherAddress(), `&optimise=${aim}`)).toBe(401);
      expect(await get(api(), `&optimise=${aim}`, await keyFor([]))).toBe(403);
      expect(await get(api(), `&optimise=${aim}`, await keyFor(['movement']))).toBe(200);
    }
    expect(await get(api(), '&maxOverlap=0.5')).toBe(200);
    expect(await get(api(), '&maxOverlap=2')).toBe(400);
  });
});
