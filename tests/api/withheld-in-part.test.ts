import { describe, expect, it } from 'vitest';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { withKeys } from './support/with-keys.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { fact } from './support/world.ts';

const BESIDES = {
  Statement: [
    fact('Statement', 'statement-sgbv', {
      country: 'NER',
      serviceTypes: ['SGBV_RESPONSE'],
      providerKinds: [...PROVIDER_KINDS],
      links: true,
      asOf: '2026-07-01',
      freshUntil: '2027-07-01',
    }),
  ],
};
const QUERY = `{
  coverage(trails: ["central-test"], serviceTypes: ["SGBV_RESPONSE"]) {
    matrix { stop { code } cells { status reason services { code } } } }
  dataAvailability(countries: ["NER"], serviceTypes: ["SGBV_RESPONSE"]) { services }
  continuity(from: "agadez", to: "dirkou", serviceTypes: ["SGBV_RESPONSE"]) {
    journeys { care { weakestLink { message } } } } }`;
const WITHHELD = 'UNKNOWN WITHHELD ';

describe('a restricted type', () => {
  const { api, askAs, keyFor } = withKeys(openEmptySqliteStore, { besides: BESIDES });
  async function toldTo(...roles: string[]) {
    const { body } = await askAs(roles, QUERY);
    expect(body.errors).toBeUndefined();
    const { coverage, dataAvailability, continuity } = body.data as {
      coverage: {
        matrix: {
          stop: { code: string };
          cells: { status: string; reason: string | null; services: { code: string }[] }[];
        }[];
      };
      dataAvailability: { services: number | null }[];
      continuity: { journeys: { care: { weakestLink: { message: string } }[] }[] };
    };
    const cells = coverage.matrix.map(({ stop, cells: [cell] }) => [
      stop.code,
      `${cell!.status} ${cell!.reason ?? ''} ${cell!.services.map(({ code }) => code).join(',')}`,
    ]);
    return {
      cells: Object.fromEntries(cells) as Record<string, string>,
      services: dataAvailability[0]!.services,
      message: continuity.journeys[0]!.care[0]!.weakestLink.message,
    };
  }

  it('is told of to a steward where his Society serves, and nowhere that it is not there', async () => {
    const { cells, services, message } = await toldTo('steward:ns-ner');
    const { agadez, ...others } = cells;
    expect(agadez).toBe('SERVED  sgbv-agadez');
    expect(Object.keys(others)).toHaveLength(6);
    expect(new Set(Object.values(others))).toEqual(new Set([WITHHELD]));
    expect(services).toBeNull();
    expect(message).toContain('this reader does not know');
  });

  it('is told of in the files as in the answers', async () => {
    const asSteward = { authorization: `Bearer ${await keyFor(['steward:ns-ner'])}` };
    const rowsOf = async (view: string, asked: string) => {
      const { status, text } = await api().get(
        `/export/${view}.json?${asked}&serviceTypes=SGBV_RESPONSE&asOf=2026-11-01`,
        asSteward,
      );
      expect(status, text).toBe(200);
      return (JSON.parse(text) as { rows: { stop: string; status: string; reason?: string | null }[] }).rows;
    };
    const trail = 'trail=central-test';
    const told = (await rowsOf('coverage', trail)).map(
      ({ stop, status, reason }) => `${stop} ${status} ${reason}`,
    );
    expect(told.filter((cell) => !cell.endsWith(' UNKNOWN WITHHELD'))).toEqual(['agadez SERVED null']);
    expect(await rowsOf('gaps', trail)).toEqual([]);
    expect(await rowsOf('questions', trail)).toEqual([]);
    const way = 'from=agadez&to=Lampedusa';
    const stretches = await rowsOf('continuity', way);
    expect(stretches.map(({ status }) => status)).not.toContain('WITHOUT_CARE');
    const handovers = await rowsOf('handovers', way);
    expect(handovers.length).toBeGreaterThan(0);
    expect(new Set(handovers.map(({ status }) => status))).toEqual(new Set(['UNKNOWN']));
  });

  it('is told of to an administrator as any type is', async () => {
    const { cells, services, message } = await toldTo('administrator');
    expect(cells).toMatchObject({
      agadez: 'SERVED  sgbv-agadez',
      dirkou: 'ABSENT STATED_COMPLETE ',
      sabha: 'UNKNOWN NO_STATEMENT ',
    });
    expect(services).toBe(1);
    expect(message).toContain('without care for certain');
  });

  it.each([['movement'], ['network-steward:net-test'], ['steward:ns-eth']])(
    'is withheld everywhere from %s',
    async (role) => {
      const { cells, services } = await toldTo(role);
      expect(Object.keys(cells)).toHaveLength(7);
      expect(new Set(Object.values(cells))).toEqual(new Set([WITHHELD]));
      expect(services).toBeNull();
    },
  );
});

describe('a service that is hidden, of a type that is not, and of which no area is stated', () => {
  const hidden = (code: string, own: object) =>
    fact('Service', code, {
      provider: 'p-eth',
      status: 'ACTIVE',
      country: 'SDN',
      groups: ['EVERYONE'],
      eligibility: 'OPEN',
      asOf: '2026-06-30',
      staleFrom: '2027-06-30',
      visibility: 'RESTRICTED',
      ...own,
    });
  const { askAs } = withKeys(openEmptySqliteStore, {
    besides: {
      AdminArea: [fact('AdminArea', 'SD-X', { name: 'X', level: 3, country: 'SDN' })],
      Stop: [
        fact('Stop', 'in-x', {
          name: 'In X',
          kind: 'CITY',
          country: 'SDN',
          lat: 15,
          lon: 32,
          adminAreas: ['SD-X'],
        }),
      ],
      Service: [
        hidden('at-stop', { serviceType: 'RFL', stop: 'in-x', precision: 'POINT' }),
        hidden('everywhere', { serviceType: 'PRIMARY_HEALTH', precision: 'COUNTRY' }),
      ],
      Statement: ['RFL', 'PRIMARY_HEALTH'].map((type) =>
        fact('Statement', `of-${type}`, {
          country: 'SDN',
          adminArea: 'SD-X',
          serviceTypes: [type],
          providerKinds: [...PROVIDER_KINDS],
          links: false,
          asOf: '2026-07-01',
          freshUntil: '2027-07-01',
        }),
      ),
    },
  });
  const statusesTo = async (role: string) => {
    const { body } = await askAs(
      [role],
      `{ coverage(all: true, serviceTypes: ["RFL", "PRIMARY_HEALTH"]) {
        matrix { stop { code } cells { status } } } }`,
    );
    expect(body.errors).toBeUndefined();
    const { coverage } = body.data as {
      coverage: { matrix: { stop: { code: string }; cells: { status: string }[] }[] };
    };
    return coverage.matrix.find(({ stop }) => stop.code === 'in-x')!.cells.map(({ status }) => status);
  };

  it('is not told to be absent by a statement for an area in which it serves', async () => {
    expect(await statusesTo('movement')).toEqual(['UNKNOWN', 'UNKNOWN']);
    expect(await statusesTo('administrator')).toEqual(['SERVED', 'SERVED']);
  });
});
