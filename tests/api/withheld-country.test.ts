import { describe, expect, it } from 'vitest';
import { fact } from '../contract/facts.ts';
import { withApi } from './support/with-api.ts';
import { world } from './support/world.ts';

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

  it('who does not, does neither, and is told which stop is not there', async () => {
    expect(await stops(anybody)).not.toContain('san-jose-1');
    for (const [from, to, end, gone] of [
      ['sabha', 'san-jose-1', 'TO', 'San José'],
      ['san-jose-2', 'sabha', 'FROM', 'San Jose'],
    ] as const) {
      const { body } = await anybody.api().ask(journey(from, to));
      expect(body).toEqual({
        data: {
          journeys: {
            journeys: [],
            noJourney: {
              code: 'STOP_NOT_THERE',
              end,
              stop: { code: end === 'TO' ? to : from },
              message: `${gone} is not there on this day, or its country is withheld from this reader.`,
            },
          },
        },
      });
    }
  });
});
