import type { AnyFact, Fact, KindName } from '../../../graph/model/kinds.ts';
import { PROVIDER_KINDS } from '../../../graph/model/closed-lists.ts';
import { fact as plainFact } from '../../contract/facts.ts';

export type World = Partial<Record<KindName, AnyFact[]>>;

/** The source of nearly everything. */
const SOURCE = 'test-publisher';
const ILLUSTRATIVE = 'illustrative';

export function fact<N extends KindName>(kind: N, code: string, stated: Partial<Fact<N>> = {}): AnyFact {
  return plainFact(kind, code, { source: SOURCE, ...stated });
}

const EVERY_KIND = [...PROVIDER_KINDS];

/** Branches near Addis Ababa, b-000 to b-019 or fewer. */
function branches(count: number): Pick<World, 'Branch' | 'Service'> {
  const codes = Array.from({ length: count }, (_, n) => `b-${String(n).padStart(3, '0')}`);
  return {
    Branch: codes.map((code, n) =>
      fact('Branch', code, {
        name: `Branch ${n}`,
        kind: 'BRANCH',
        nationalSociety: 'ns-eth',
        country: 'ETH',
        lat: 9 + n / 100,
        lon: 38.7,
        adminAreas: ['ET14'],
        asOf: '2026-06-30',
      }),
    ),
    Service: codes.flatMap((code, n) => [
      fact('Service', `${code}-health`, {
        ...CLINIC,
        provider: 'p-eth',
        branch: code,
        country: 'ETH',
        lat: 9 + n / 100,
        lon: 38.7,
      }),
      fact('Service', `${code}-rfl`, {
        ...CLINIC,
        serviceType: 'RFL',
        provider: 'p-eth',
        branch: code,
        country: 'ETH',
        lat: 9,
        lon: 38.7,
      }),
    ]),
  };
}

const CLINIC: Partial<Fact<'Service'>> = {
  name: null,
  serviceType: 'PRIMARY_HEALTH',
  status: 'ACTIVE',
  precision: 'POINT',
  groups: ['EVERYONE'],
  eligibility: 'OPEN',
  asOf: '2026-06-30',
  staleFrom: '2027-06-30',
};
const at = (
  stop: string,
  country: string,
  more: Partial<Fact<'Service'>> = {},
): Partial<Fact<'Service'>> => ({
  ...CLINIC,
  stop,
  country,
  ...more,
});

/**
 * A trail from Niger over Libya and the sea to Italy on which every status occurs, and branches in Ethiopia. Small enough to check by
 * hand: Agadez – 600 km – Dirkou – 300 km – Toummo (border) – 400 km – Sabha – 770 km – Tripoli – 122 km – sea – 220 km – Lampedusa.
 */
export function world({ branchCount = 3 }: { branchCount?: number } = {}): World {
  const inEthiopia = branches(branchCount);
  const country = (code: string, name: string, iso2: string, borders: string[]) =>
    fact('Country', code, {
      name,
      iso2,
      borders,
      lat: 1,
      lon: 2,
      names: [`fr:${name} (fr)`],
      ifrcRegion: 'AFRICA',
      subregion: 'Test',
    });
  const society = (code: string, name: string, of: string) =>
    fact('NationalSociety', code, {
      name,
      country: of,
      ifrcRegion: 'AFRICA',
      localNames: [`fr:${name} (fr)`],
      ifrcId: 'DXX001',
    });
  const type = (code: string, name: string, more: Partial<Fact<'ServiceType'>> = {}) =>
    fact('ServiceType', code, {
      name,
      responseType: 'ASSISTANCE',
      dimension: 'HUMAN',
      strategicObjective: 'ESSENTIAL_SERVICES',
      mode: 'PLACE',
      defaultReachKm: 5,
      careRangeKm: 25,
      restricted: false,
      countsAsService: true,
      ...more,
    });
  const stop = (code: string, name: string, more: Partial<Fact<'Stop'>>) =>
    fact('Stop', code, { name, kind: 'CITY', ...more });
  const stops = ['agadez', 'dirkou', 'toummo', 'sabha', 'tripoli', 'off-libya', 'lampedusa'];
  const km = [600, 300, 400, 770, 122, 220];
  const legs = km.map((length, n) => ({
    code: `${stops[n]}--${stops[n + 1]}`,
    from: stops[n]!,
    to: stops[n + 1]!,
    length,
    sea: n > 3,
  }));
  return {
    Source: [
      fact('Source', SOURCE, {
        publisher: 'Test publisher',
        dataset: 'Hand-made facts',
        licence: 'CC0-1.0',
        asOf: '2026-06-30',
        priority: 100,
        staleDays: 365,
      }),
      fact('Source', ILLUSTRATIVE, {
        publisher: 'Illustrative, not real',
        dataset: 'Illustrative, not real',
        priority: 0,
        staleDays: 365,
        illustrative: true,
      }),
    ],
    Country: [
      country('ETH', 'Ethiopia', 'ET', ['SDN']),
      country('ITA', 'Italy', 'IT', []),
      country('LBY', 'Libya', 'LY', ['NER', 'SDN']),
      country('NER', 'Niger', 'NE', ['LBY']),
      country('SDN', 'Sudan', 'SD', ['ETH', 'LBY']),
    ],
    Group: [
      fact('Group', 'EVERYONE', { name: 'Everyone' }),
      fact('Group', 'CHILDREN', { name: 'Children', within: ['EVERYONE'] }),
    ],
    ServiceType: [
      type('ADVOCACY_ACCESS', 'Advocacy for access', {
        mode: 'COUNTRY',
        careRangeKm: null,
        defaultReachKm: 0,
        responseType: 'ADVOCACY',
      }),
      type('NOT_A_SERVICE', 'Not a service', {
        countsAsService: false,
        responseType: null,
        dimension: null,
        strategicObjective: null,
      }),
      type('PRIMARY_HEALTH', 'Primary health care'),
      type('RFL', 'Restoring Family Links', { responseType: 'PROTECTION' }),
      type('SGBV_RESPONSE', 'Response to SGBV', { restricted: true, responseType: 'PROTECTION' }),
    ],
    MinimumPackage: ['PRIMARY_HEALTH', 'RFL', 'SGBV_RESPONSE'].flatMap((serviceType) =>
      (['ORIGIN', 'TRANSIT', 'DESTINATION'] as const).map((role) =>
        fact('MinimumPackage', `mp-${role.toLowerCase()}-${serviceType.toLowerCase()}`, {
          role,
          serviceType,
          reason: 'Asked for everywhere on land.',
        }),
      ),
    ),
    NationalSociety: [
      society('ns-eth', 'Ethiopian Red Cross Society', 'ETH'),
      society('ns-ita', 'Italian Red Cross', 'ITA'),
      society('ns-lby', 'Libyan Red Crescent', 'LBY'),
      society('ns-ner', 'Red Cross Society of Niger', 'NER'),
    ],
    RegionalNetwork: [
      fact('RegionalNetwork', 'net-test', {
        name: 'Test network',
        description: 'For tests',
        members: ['ns-ita', 'ns-lby'],
        membersComplete: true,
        asOf: '2026-01-01',
      }),
    ],
    AdminArea: [
      fact('AdminArea', 'ET14', { name: 'Addis Ababa', level: 1, country: 'ETH' }),
      fact('AdminArea', 'LY-MQ', { name: 'Murzuq', level: 1, country: 'LBY' }),
      fact('AdminArea', 'LY-MQ-1', { name: 'Sabha district', level: 2, country: 'LBY', parent: 'LY-MQ' }),
    ],
    Provider: [
      fact('Provider', 'p-eth', {
        name: 'Ethiopian Red Cross Society',
        acronym: 'ERCS',
        kind: 'NATIONAL_SOCIETY',
        nationalSociety: 'ns-eth',
      }),
      fact('Provider', 'p-ita', {
        name: 'Italian Red Cross',
        acronym: 'CRI',
        kind: 'NATIONAL_SOCIETY',
        nationalSociety: 'ns-ita',
      }),
      fact('Provider', 'p-lby', {
        name: 'Libyan Red Crescent',
        kind: 'NATIONAL_SOCIETY',
        nationalSociety: 'ns-lby',
      }),
      fact('Provider', 'p-ner', {
        name: 'Red Cross Society of Niger',
        kind: 'NATIONAL_SOCIETY',
        nationalSociety: 'ns-ner',
      }),
      fact('Provider', 'p-ngo', { name: 'Some NGO', kind: 'INTERNATIONAL_NGO' }),
    ],
    Branch: [
      ...inEthiopia.Branch!,
      fact('Branch', 'b-movement', {
        name: 'Branch for the Movement',
        kind: 'SUB_BRANCH',
        nationalSociety: 'ns-eth',
        country: 'ETH',
        lat: 9.1,
        lon: 38.7,
        visibility: 'MOVEMENT',
        volunteers: 7,
      }),
      fact('Branch', 'b-restricted', {
        name: 'Branch that is hidden',
        kind: 'OTHER',
        nationalSociety: 'ns-eth',
        country: 'ETH',
        lat: 9.2,
        lon: 38.7,
        visibility: 'RESTRICTED',
      }),
    ],
    Trail: [
      fact('Trail', 'central-test', { name: 'Central test', description: 'Niger, Libya, the sea, Italy' }),
    ],
    Stop: [
      stop('agadez', 'Agadez', { kind: 'TRANSIT_HUB', country: 'NER', lat: 16.97, lon: 7.99 }),
      stop('dirkou', 'Dirkou', { kind: 'VILLAGE', country: 'NER', lat: 19.01, lon: 12.9 }),
      stop('toummo', 'Toummo', {
        kind: 'BORDER_CROSSING',
        country: 'NER',
        otherCountry: 'LBY',
        lat: 22.66,
        lon: 14.07,
      }),
      stop('sabha', 'Sabha', {
        country: 'LBY',
        lat: 27.04,
        lon: 14.43,
        adminAreas: ['LY-MQ', 'LY-MQ-1'],
        alternatives: ['Sebha'],
      }),
      stop('tripoli', 'Tripoli', { kind: 'PORT', country: 'LBY', lat: 32.9, lon: 13.18 }),
      stop('off-libya', 'Off Libya', { kind: 'SEA_AREA', lat: 33.9, lon: 12.6 }),
      stop('lampedusa', 'Lampedusa', { kind: 'LANDING_PLACE', country: 'ITA', lat: 35.5, lon: 12.6 }),
      stop('san-jose-1', 'San José', { country: 'SDN', lat: 10, lon: 30 }),
      stop('san-jose-2', 'San Jose', { country: 'SDN', lat: 11, lon: 30 }),
    ],
    Leg: legs.map(({ code, from, to, length, sea }, n) =>
      fact('Leg', code, {
        from,
        to,
        mode: sea ? 'SEA' : 'ROAD',
        km: length,
        kmBasis: 'PUBLISHED',
        hours: n === 0 ? 12 : null,
      }),
    ),
    TrailCountry: [
      fact('TrailCountry', 'central-test/NER', {
        trail: 'central-test',
        country: 'NER',
        roles: ['ORIGIN', 'TRANSIT'],
      }),
      fact('TrailCountry', 'central-test/LBY', { trail: 'central-test', country: 'LBY', roles: ['TRANSIT'] }),
      fact('TrailCountry', 'central-test/ITA', {
        trail: 'central-test',
        country: 'ITA',
        roles: ['DESTINATION'],
      }),
    ],
    TrailStop: stops.map((code) =>
      fact('TrailStop', `central-test/${code}`, {
        trail: 'central-test',
        stop: code,
        roles: code === 'sabha' ? ['TRANSIT', 'DESTINATION'] : [],
      }),
    ),
    TrailLeg: legs.map(({ code }) =>
      fact('TrailLeg', `central-test/${code}`, { trail: 'central-test', leg: code }),
    ),
    Service: [
      ...inEthiopia.Service!,
      fact(
        'Service',
        'health-agadez',
        at('agadez', 'NER', {
          name: 'Clinic Agadez',
          provider: 'p-ner',
          capacityPerDay: 50,
          openingDays: 'Mo-Fr',
        }),
      ),
      fact('Service', 'health-agadez-2', at('agadez', 'NER', { provider: 'p-ngo', eligibility: 'UNKNOWN' })),
      fact(
        'Service',
        'health-dirkou-ended',
        at('dirkou', 'NER', {
          provider: 'p-ngo',
          status: 'COMPLETED',
          validUntil: '2026-03-31',
          staleFrom: null,
        }),
      ),
      fact(
        'Service',
        'health-toummo-later',
        at('toummo', 'NER', { provider: 'p-ner', status: 'PLANNED', validFrom: '2027-01-01' }),
      ),
      fact(
        'Service',
        'health-sabha',
        at('sabha', 'LBY', {
          provider: 'p-lby',
          eligibility: 'CONDITIONAL',
          conditions: ['registered only'],
        }),
      ),
      fact('Service', 'health-tripoli', at('tripoli', 'LBY', { provider: 'p-lby', source: ILLUSTRATIVE })),
      fact('Service', 'health-lampedusa', at('lampedusa', 'ITA', { provider: 'p-ita' })),
      fact(
        'Service',
        'rfl-agadez',
        at('agadez', 'NER', { serviceType: 'RFL', provider: 'p-ner', remote: true }),
      ),
      fact('Service', 'rfl-sabha-district', {
        ...CLINIC,
        serviceType: 'RFL',
        provider: 'p-lby',
        country: 'LBY',
        precision: 'AREA',
        adminAreas: ['LY-MQ', 'LY-MQ-1'],
        staleFrom: '2026-12-01',
      }),
      fact(
        'Service',
        'rfl-tripoli-lapsed',
        at('tripoli', 'LBY', {
          serviceType: 'RFL',
          provider: 'p-lby',
          asOf: '2025-06-30',
          staleFrom: '2026-06-30',
        }),
      ),
      fact('Service', 'sar-ship', {
        ...CLINIC,
        leg: 'off-libya--lampedusa',
        serviceType: 'PRIMARY_HEALTH',
        provider: 'p-ngo',
      }),
      fact(
        'Service',
        'sgbv-agadez',
        at('agadez', 'NER', { serviceType: 'SGBV_RESPONSE', provider: 'p-ner', visibility: 'RESTRICTED' }),
      ),
      fact(
        'Service',
        'movement-sabha',
        at('sabha', 'LBY', { serviceType: 'RFL', provider: 'p-lby', visibility: 'MOVEMENT' }),
      ),
    ],
    Flow: [
      fact('Flow', 'flow-1', {
        leg: 'agadez--dirkou',
        peoplePerYear: 10000,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
        definition: 'ESTIMATE',
      }),
      fact('Flow', 'flow-2', {
        leg: 'dirkou--toummo',
        peoplePerYear: 8000,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
        definition: 'ESTIMATE',
      }),
      fact('Flow', 'flow-trail', {
        trail: 'central-test',
        peoplePerYear: 50000,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
        definition: 'ARRIVALS',
      }),
    ],
    Stock: [
      fact('Stock', 'stock-1', { stop: 'dirkou', people: 500, onDate: '2026-06-30', definition: 'ESTIMATE' }),
    ],
    IncidentTotal: [
      fact('IncidentTotal', 'dead-1', {
        leg: 'agadez--dirkou',
        deathsAndMissingPerYear: 20,
        periodFrom: '2025-01-01',
        periodTo: '2025-12-31',
      }),
    ],
    Agreement: [
      fact('Agreement', 'agreement-1', {
        name: 'On health',
        parties: ['ns-ita', 'ns-lby'],
        topics: ['RFL'],
        validFrom: '2026-01-01',
        asOf: '2026-01-01',
      }),
    ],
    Referral: [
      fact('Referral', 'referral-1', {
        serviceType: 'PRIMARY_HEALTH',
        fromService: 'health-tripoli',
        toService: 'health-lampedusa',
        validFrom: '2026-01-01',
      }),
      fact('Referral', 'referral-2', { serviceType: 'RFL', fromBranch: 'b-000', toBranch: 'b-001' }),
    ],
    Statement: [
      fact('Statement', 'statement-ner', {
        country: 'NER',
        serviceTypes: ['PRIMARY_HEALTH'],
        providerKinds: EVERY_KIND,
        links: true,
        asOf: '2026-07-01',
        freshUntil: '2027-07-01',
      }),
      fact('Statement', 'statement-old', {
        country: 'LBY',
        adminArea: 'LY-MQ',
        serviceTypes: ['RFL'],
        providerKinds: ['UN'],
        links: false,
        asOf: '2024-07-01',
        freshUntil: '2025-07-01',
      }),
    ],
    Practice: [
      fact('Practice', 'practice-1', {
        name: 'Safe point',
        summary: 'A place to rest',
        need: 'Rest',
        implementedBy: 'Some NGO',
        responseType: 'ASSISTANCE',
        serviceTypes: ['PRIMARY_HEALTH'],
        groups: ['CHILDREN'],
        steps: ['BORDER'],
        countries: ['NER'],
        url: 'https://example.org',
      }),
    ],
    Indicator: [
      fact('Indicator', 'indicator-1', {
        name: 'Needs assessment',
        level: 'NATIONAL',
        nationalSociety: 'ns-ita',
        unit: 'share',
        value: 0.5,
        target: 0.75,
        asOf: '2026-01-01',
      }),
      fact('Indicator', 'indicator-2', {
        name: 'Needs assessment',
        level: 'NETWORK',
        network: 'net-test',
        unit: 'share',
      }),
    ],
  };
}
