import { PROVIDER_KINDS, type Visibility } from '../../../graph/model/closed-lists.ts';
import type { AnyFact, Fact, KindName } from '../../../graph/model/kinds.ts';
import { fact as plainFact } from '../../contract/facts.ts';
import type { World } from '../support/world.ts';

/** Whom the hidden facts belong to; ns-ita shares the network net-test with it. */
export const OWNER = 'ns-lby';

function fact<N extends KindName>(kind: N, code: string, stated: Partial<Fact<N>> = {}): AnyFact {
  return plainFact(kind, code, { source: 'test-publisher', ...stated });
}

/**
 * Facts of one visibility that every measure and list would show: each changes what a reader who may see it is told. All have a code
 * that begins with h-.
 */
export function hiddenFacts(visibility: Visibility): World {
  const hidden = <N extends KindName>(kind: N, code: string, stated: Partial<Fact<N>> = {}) =>
    fact(kind, code, { ...stated, visibility });
  const clinic: Partial<Fact<'Service'>> = {
    name: 'Hidden clinic',
    serviceType: 'PRIMARY_HEALTH',
    provider: 'p-lby',
    country: 'LBY',
    status: 'ACTIVE',
    precision: 'POINT',
    groups: ['EVERYONE'],
    eligibility: 'OPEN',
    asOf: '2026-10-30',
    staleFrom: '2027-10-30',
  };
  return {
    Source: [
      hidden('Source', 'h-source', {
        publisher: 'Hidden publisher',
        dataset: 'Hidden',
        priority: 500,
        staleDays: 365,
      }),
    ],
    RegionalNetwork: [
      hidden('RegionalNetwork', 'h-network', {
        name: 'Hidden network',
        members: ['ns-ner', OWNER],
        asOf: '2026-10-30',
      }),
    ],
    Provider: [
      hidden('Provider', 'h-provider', {
        name: 'Hidden provider',
        kind: 'NATIONAL_SOCIETY',
        nationalSociety: OWNER,
      }),
    ],
    Branch: [
      hidden('Branch', 'h-branch', {
        name: 'Hidden branch',
        kind: 'BRANCH',
        nationalSociety: OWNER,
        country: 'LBY',
        lat: 27,
        lon: 14.4,
        asOf: '2026-10-30',
      }),
    ],
    Trail: [hidden('Trail', 'h-trail', { name: 'Hidden trail', description: 'Hidden' })],
    Stop: [hidden('Stop', 'h-stop', { name: 'Hidden stop', kind: 'CITY', country: 'LBY', lat: 25, lon: 14 })],
    Leg: [
      hidden('Leg', 'h-leg', { from: 'toummo', to: 'sabha', mode: 'ROAD', km: 10, kmBasis: 'PUBLISHED' }),
      // Public ones that rest on a hidden stop.
      fact('Leg', 'h-leg-to-stop', {
        from: 'dirkou',
        to: 'h-stop',
        mode: 'ROAD',
        km: 5,
        kmBasis: 'PUBLISHED',
      }),
      fact('Leg', 'h-leg-from-stop', {
        from: 'h-stop',
        to: 'tripoli',
        mode: 'ROAD',
        km: 5,
        kmBasis: 'PUBLISHED',
      }),
    ],
    TrailStop: [fact('TrailStop', 'h-trail-stop', { trail: 'central-test', stop: 'h-stop', roles: [] })],
    TrailLeg: [
      fact('TrailLeg', 'h-trail-leg', { trail: 'central-test', leg: 'h-leg' }),
      fact('TrailLeg', 'h-trail-leg-to', { trail: 'central-test', leg: 'h-leg-to-stop' }),
    ],
    TrailCountry: [
      hidden('TrailCountry', 'h-trail-country', {
        trail: 'central-test',
        country: 'SDN',
        roles: ['TRANSIT'],
      }),
    ],
    Service: [
      hidden('Service', 'h-service', { ...clinic, stop: 'sabha', branch: 'h-branch' }),
      hidden('Service', 'h-at-dirkou', { ...clinic, country: 'NER', stop: 'dirkou' }),
      hidden('Service', 'h-near', { ...clinic, lat: 32.9, lon: 13.18, provider: 'h-provider' }),
      hidden('Service', 'h-shelter', { ...clinic, serviceType: 'SGBV_RESPONSE', stop: 'tripoli' }),
      // A public one of a hidden organisation.
      fact('Service', 'h-public-of-hidden', {
        ...clinic,
        name: 'Known clinic',
        stop: 'sabha',
        provider: 'h-provider',
      }),
    ],
    Flow: [
      hidden('Flow', 'h-flow', {
        leg: 'dirkou--toummo',
        peoplePerYear: 77_777,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
        definition: 'CROSSINGS' as Fact<'Flow'>['definition'],
      }),
      fact('Flow', 'h-flow-on-hidden', {
        leg: 'h-leg',
        peoplePerYear: 55_555,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
      }),
    ],
    Stock: [hidden('Stock', 'h-stock', { stop: 'dirkou', people: 4_444, onDate: '2026-10-01' })],
    IncidentTotal: [
      hidden('IncidentTotal', 'h-incidents', {
        leg: 'dirkou--toummo',
        deathsAndMissingPerYear: 33,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
      }),
    ],
    Agreement: [
      hidden('Agreement', 'h-agreement', { parties: [OWNER, 'ns-ner'], topics: ['PRIMARY_HEALTH', 'RFL'] }),
    ],
    Referral: [
      hidden('Referral', 'h-referral', {
        serviceType: 'PRIMARY_HEALTH',
        fromService: 'health-agadez',
        toService: 'h-service',
      }),
      fact('Referral', 'h-public-referral', {
        serviceType: 'PRIMARY_HEALTH',
        fromService: 'health-agadez',
        toService: 'h-service',
      }),
    ],
    Statement: [
      hidden('Statement', 'h-statement', {
        nationalSociety: OWNER,
        country: 'NER',
        serviceTypes: ['PRIMARY_HEALTH', 'RFL'],
        providerKinds: [...PROVIDER_KINDS],
        links: true,
        asOf: '2026-10-30',
        freshUntil: '2027-10-30',
      }),
    ],
    Practice: [
      hidden('Practice', 'h-practice', { name: 'Hidden practice', summary: 'Hidden', countries: ['LBY'] }),
    ],
    Indicator: [
      hidden('Indicator', 'h-indicator', {
        name: 'Hidden indicator',
        level: 'NATIONAL',
        nationalSociety: OWNER,
        unit: 'percent',
        value: 12,
        asOf: '2026-10-30',
      }),
    ],
  };
}

/** Added to both worlds: what a hidden fact could be told by. A public statement that the hidden clinic makes narrower. */
export const BESIDE: World = {
  Statement: [
    fact('Statement', 'beside-statement', {
      country: 'LBY',
      serviceTypes: ['PRIMARY_HEALTH'],
      providerKinds: [...PROVIDER_KINDS],
      links: false,
      asOf: '2026-10-30',
      freshUntil: '2027-10-30',
    }),
  ],
};
