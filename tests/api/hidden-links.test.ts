import { describe, expect, it } from 'vitest';
import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { withApi } from './support/with-api.ts';
import { type World, fact, world } from './support/world.ts';

/** A world in which health care in Dirkou and Sabha, both sides of a border, is stated complete with its links. */
function linked(besides: World = {}, [atDirkou, atSabha] = ['p-ner', 'p-lby']): World {
  const whole = world();
  const clinic = (code: string, stop: string, country: string, provider: string) =>
    fact('Service', code, {
      serviceType: 'PRIMARY_HEALTH',
      status: 'ACTIVE',
      precision: 'POINT',
      groups: ['EVERYONE'],
      eligibility: 'OPEN',
      asOf: '2026-06-30',
      staleFrom: '2027-06-30',
      stop,
      country,
      provider,
    });
  return {
    ...whole,
    ...besides,
    Service: [
      ...whole.Service!,
      clinic('clinic-dirkou', 'dirkou', 'NER', atDirkou),
      clinic('clinic-sabha', 'sabha', 'LBY', atSabha),
    ],
    Statement: ['NER', 'LBY', 'ETH', 'ITA'].map((country) =>
      fact('Statement', `health-${country}`, {
        country,
        serviceTypes: ['PRIMARY_HEALTH'],
        providerKinds: [...PROVIDER_KINDS],
        links: true,
        asOf: '2026-07-01',
        freshUntil: '2027-07-01',
      }),
    ),
  };
}

const agreement = (own: Partial<Fact<'Agreement'>> = {}): World => ({
  Agreement: [
    fact('Agreement', 'on-health', {
      parties: ['ns-lby', 'ns-ner'],
      topics: ['PRIMARY_HEALTH'],
      visibility: 'MOVEMENT',
      ...own,
    }),
  ],
});
const referral: World = {
  Referral: [
    fact('Referral', 'of-health', {
      serviceType: 'PRIMARY_HEALTH',
      fromService: 'clinic-dirkou',
      toService: 'clinic-sabha',
      visibility: 'MOVEMENT',
    }),
  ],
};

/** Societies that serve abroad, and agree. */
const ABROAD: [string, string] = ['p-eth', 'p-ita'];
const abroad = agreement({ parties: ['ns-eth', 'ns-ita'] });
/** The same, of whom the public may not know. */
const hidden: World = {
  NationalSociety: world().NationalSociety!.map((one) =>
    ['ns-eth', 'ns-ita'].includes(one.code) ? { ...one, visibility: 'MOVEMENT' } : one,
  ),
};

const QUERY = `{ continuity(from: "dirkou", to: "sabha", serviceTypes: ["PRIMARY_HEALTH"], asOf: "2026-11-01") {
  journeys { care { handovers { status lacking } referralChain { closed brokenAt { code } } weakestLink { kind } } } } }`;
const UNLINKED = {
  handovers: [{ status: 'UNLINKED', lacking: 'LINK' }],
  referralChain: { closed: false, brokenAt: { code: 'dirkou' } },
};
const UNKNOWN = {
  handovers: [{ status: 'UNKNOWN', lacking: 'LINK' }],
  referralChain: { closed: null, brokenAt: { code: 'dirkou' } },
};
const LINKED = {
  handovers: [{ status: 'LINKED', lacking: null }],
  referralChain: { closed: true, brokenAt: null },
};

describe.each([
  ['no link at all', linked(), UNLINKED, UNLINKED],
  ['a public agreement', linked(agreement({ visibility: 'PUBLIC' })), LINKED, LINKED],
  ['an agreement for the Movement', linked(agreement()), UNKNOWN, LINKED],
  ['a referral for the Movement', linked(referral), UNKNOWN, LINKED],
  [
    'an agreement for the Movement that ended',
    linked(agreement({ validUntil: '2026-06-30' })),
    UNLINKED,
    UNLINKED,
  ],
  [
    'an agreement for the Movement on another type',
    linked(agreement({ topics: ['RFL'] })),
    UNLINKED,
    UNLINKED,
  ],
  ['no link between Societies from elsewhere', linked({}, ABROAD), UNLINKED, UNLINKED],
  ['an agreement for the Movement of Societies from elsewhere', linked(abroad, ABROAD), UNKNOWN, LINKED],
  ['no link between hidden Societies from elsewhere', linked(hidden, ABROAD), UNKNOWN, UNLINKED],
  [
    'an agreement for the Movement of hidden Societies from elsewhere',
    linked({ ...abroad, ...hidden }, ABROAD),
    UNKNOWN,
    LINKED,
  ],
])('a border of which links are stated complete, with %s', (_, facts, toAnybody, toMovement) => {
  const anybody = withApi({ facts, onLoopback: false });
  const movement = withApi({ facts, onLoopback: true });
  const told = async ({ api }: typeof anybody) => {
    const { body } = await api().ask(QUERY);
    expect(body.errors).toBeUndefined();
    const { continuity } = body.data as { continuity: { journeys: { care: object[] }[] } };
    return continuity.journeys[0]!.care[0];
  };

  it('tells nobody that a link which he may not read is not there', async () => {
    expect(await told(anybody)).toMatchObject(toAnybody);
    expect(await told(movement)).toMatchObject(toMovement);
  });
});
