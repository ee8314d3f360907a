import { describe, expect, it } from 'vitest';
import type { Fact } from '../../graph/model/kinds.ts';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';

import { withApi } from './support/with-api.ts';
import { fact, type World, world } from './support/world.ts';

// Advocacy has no care range: what is known of its stops alone says where it is weak.

/** What is at the end of a journey from Start, where it is served. */
const ENDS: Record<string, Partial<Fact<'Service'>> | 'listed' | null> = {
  Served: {},
  Fee: { eligibility: 'CONDITIONAL', conditions: ['A fee'] },
  Children: { groups: ['CHILDREN'] },
  Planned: { status: 'PLANNED' },
  Suspended: { status: 'SUSPENDED', validFrom: '2027-01-01' },
  Listed: 'listed',
  Silent: null,
};

function withAdvocacy(): World {
  const base = world();
  const adviser = (stop: string, more: Partial<Fact<'Service'>>) =>
    fact('Service', `adviser-${stop}`, {
      source: 'test-publisher',
      serviceType: 'ADVOCACY_ACCESS',
      provider: 'p-ner',
      status: 'ACTIVE',
      country: 'NER',
      stop,
      precision: 'POINT',
      groups: ['EVERYONE'],
      eligibility: 'OPEN',
      ...more,
    });
  const places = ['Start', ...Object.keys(ENDS)];
  return {
    ...base,
    AdminArea: [...base.AdminArea!, fact('AdminArea', 'NE-LISTED', { level: 3, country: 'NER' })],
    ServiceType: [
      ...base.ServiceType!,
      fact('ServiceType', 'UNASKED', { name: 'Asked for nowhere', countsAsService: true, careRangeKm: 25 }),
    ],
    MinimumPackage: [
      ...base.MinimumPackage!,
      fact('MinimumPackage', 'mp-advocacy', { role: 'TRANSIT', serviceType: 'ADVOCACY_ACCESS' }),
    ],
    Stop: [
      ...base.Stop!,
      ...places.map((name) =>
        fact('Stop', name, {
          name,
          kind: 'VILLAGE',
          country: 'NER',
          adminAreas: name === 'Listed' ? ['NE-LISTED'] : [],
        }),
      ),
    ],
    Leg: [
      ...base.Leg!,
      ...Object.keys(ENDS).map((to) =>
        fact('Leg', `Start--${to}`, { from: 'Start', to, mode: 'ROAD', km: 10 }),
      ),
    ],
    Service: [
      ...base.Service!,
      adviser('Start', {}),
      ...Object.entries(ENDS).flatMap(([stop, more]) =>
        more === null || more === 'listed' ? [] : [adviser(stop, more)],
      ),
    ],
    Statement: [
      ...base.Statement!,
      fact('Statement', 'listed', {
        country: 'NER',
        adminArea: 'NE-LISTED',
        serviceTypes: ['ADVOCACY_ACCESS'],
        providerKinds: [...PROVIDER_KINDS],
        asOf: '2026-07-01',
        freshUntil: '2027-07-01',
      }),
    ],
  };
}

const running = withApi({ facts: withAdvocacy() });

async function weakest(to: string, serviceType: string) {
  const { body } = await running.api().ask(
    `query($to: String!, $types: [String!]!) { continuity(from: "Start", to: $to, serviceTypes: $types, asOf: "2026-11-01") {
       journeys { care { weakestLink { kind message stop { code } } } } } }`,
    { to, types: [serviceType] },
  );
  const { continuity } = body.data as {
    continuity: { journeys: { care: { weakestLink: unknown }[] }[] };
  };
  return continuity.journeys[0]!.care[0]!.weakestLink;
}

describe('the weakest link, in words that name the stop', () => {
  it.each([
    ['Fee', 'at Fee, it is there on conditions alone.'],
    ['Children', 'at Children, it is there for a part of the group alone.'],
    ['Planned', 'at Planned, it has not started yet.'],
    ['Suspended', 'at Suspended, it is suspended.'],
    ['Listed', 'at Listed, there is none.'],
  ])('not served: %s', async (to, words) => {
    expect(await weakest(to, 'ADVOCACY_ACCESS')).toEqual({
      kind: 'STOP_NOT_SERVED',
      message: `Advocacy for access: ${words}`,
      stop: { code: to },
    });
  });

  it('not known', async () => {
    expect(await weakest('Silent', 'ADVOCACY_ACCESS')).toEqual({
      kind: 'STOP_UNKNOWN',
      message: 'Advocacy for access: nobody knows whether it is served at Silent.',
      stop: { code: 'Silent' },
    });
  });

  it('none, since all is served', async () => {
    expect(await weakest('Served', 'ADVOCACY_ACCESS')).toEqual({
      kind: 'NONE',
      message: 'Advocacy for access: no weak link was found.',
      stop: null,
    });
  });

  it('none, since nothing is asked for', async () => {
    expect(await weakest('Served', 'UNASKED')).toEqual({
      kind: 'NONE',
      message: 'Asked for nowhere: the minimum package does not ask for it on this journey.',
      stop: null,
    });
  });
});

it('km of types without a care range are null, in all and by group: nothing measured is not 0 km', async () => {
  const km =
    'kmInCare kmWithoutCare kmUnknown personKmInCare personKmWithoutCare personKmUnknown kmWithoutFlow';
  const { body } = await running
    .api()
    .ask(
      `{ coverage(all: true, serviceTypes: ["ADVOCACY_ACCESS"], asOf: "2026-11-01") { summary { ${km} byGroup { ${km} } } } }`,
    );
  const nothing = Object.fromEntries(km.split(' ').map((name) => [name, null]));
  expect(body).toEqual({ data: { coverage: { summary: { ...nothing, byGroup: [nothing] } } } });
});
