import { describe, expect, it } from 'vitest';

import { withApi } from './support/with-api.ts';
import { fact, world } from './support/world.ts';

/** Sudan is for the Movement alone; a road leads from Sabha to a town there. */
function withSudanWithheld() {
  const base = world();
  return {
    ...base,
    Country: base.Country!.map((country) =>
      country.code === 'SDN' ? { ...country, visibility: 'MOVEMENT' as const } : country,
    ),
    Leg: [
      ...base.Leg!,
      fact('Leg', 'sabha--san-jose-1', { from: 'sabha', to: 'san-jose-1', mode: 'ROAD', km: 900 }),
    ],
  };
}

describe('a stop in a country that a reader may not read is not at sea for that reader', () => {
  const facts = withSudanWithheld();
  const movement = withApi({ facts, onLoopback: true });
  const anybody = withApi({ facts, onLoopback: false });

  const stops = async (api: typeof movement) => {
    const { body } = await api.api().ask('{ coverage(all: true) { matrix { stop { code } } } }');
    const { coverage } = body.data as { coverage: { matrix: { stop: { code: string } }[] } };
    return coverage.matrix.map(({ stop }) => stop.code);
  };
  const journey = (from: string, to: string) =>
    `{ journeys(from: "${from}", to: "${to}") { journeys { stops { code } } noJourney { code end stop { code } message } } }`;

  it('who reads the country measures the stop, and travels to it', async () => {
    expect(await stops(movement)).toContain('san-jose-1');
    const { body } = await movement.api().ask(journey('sabha', 'san-jose-1'));
    expect(body.data).toMatchObject({
      journeys: { journeys: [{ stops: [{ code: 'sabha' }, { code: 'san-jose-1' }] }], noJourney: null },
    });
  });

  it('who does not, does neither: for that reader there is no such stop', async () => {
    expect(await stops(anybody)).not.toContain('san-jose-1');
    const refusal = async (to: string) => {
      const { body } = await anybody.api().ask(journey('sabha', to));
      expect(body.data).toEqual({ journeys: null });
      return JSON.stringify(body.errors).replaceAll(to, 'X');
    };
    expect(await refusal('san-jose-1')).toBe(await refusal('san-jose-9'));
  });
});
