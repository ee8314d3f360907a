import { PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { type Draft, makeWorld, type World } from '../oracle/world.ts';
import { CLINICS, clinicAt } from './clinics.ts';

/** Two countries, and the Societies that serve in them. */
const SOCIETIES = [
  { letter: 'a', country: 'AAA' },
  { letter: 'b', country: 'BBB' },
];

const place = (code: string, country: string, more: Partial<Draft<'Stop'>>): Draft<'Stop'> => ({
  code,
  name: code.toUpperCase(),
  kind: 'VILLAGE',
  country,
  lat: 10,
  lon: 10,
  ...more,
});

const leg = (from: string, to: string, km: number): Draft<'Leg'> => ({
  code: `${from}-${to}`,
  from,
  to,
  km,
  mode: 'ROAD',
  kmBasis: 'PUBLISHED',
});

const LEGS = [leg('a', 'b', 40), leg('b', 'x', 40), leg('x', 'c', 30)];

/** The line of docs/measures.md: A – 40 km – B – 40 km – X, the border – 30 km – C, one way. */
export const lineWorld = (): World =>
  makeWorld({
    ...CLINICS,
    Group: [{ code: 'EVERYONE', name: 'Everyone' }],
    Country: SOCIETIES.map(({ country }) => ({ code: country, name: `Country ${country[0]}` })),
    MinimumPackage: (['ORIGIN', 'TRANSIT', 'DESTINATION'] as const).map((role) => ({
      code: `in-${role}`,
      role,
      serviceType: 'PRIMARY_HEALTH',
      reason: 'Made up.',
    })),
    NationalSociety: SOCIETIES.map(({ letter, country }) => ({
      code: `ns-${letter}`,
      name: `Red Cross of ${letter.toUpperCase()}`,
      country,
      ifrcRegion: 'AFRICA',
    })),
    RegionalNetwork: [
      { code: 'net', name: 'Network of A and B', members: ['ns-a', 'ns-b'], membersComplete: true },
    ],
    Provider: SOCIETIES.map(({ letter }) => ({
      code: `p-${letter}`,
      name: `Red Cross of ${letter.toUpperCase()}`,
      kind: 'NATIONAL_SOCIETY',
      nationalSociety: `ns-${letter}`,
    })),
    Branch: [
      { code: 'branch-a', name: 'Branch of A', kind: 'BRANCH', nationalSociety: 'ns-a', country: 'AAA' },
    ],
    Trail: [{ code: 'line', name: 'The line' }],
    Stop: [
      place('a', 'AAA', { kind: 'CITY' }),
      place('b', 'AAA', { lat: 10.3 }),
      place('x', 'AAA', { lat: 10.6, kind: 'BORDER_CROSSING', otherCountry: 'BBB' }),
      place('c', 'BBB', { lat: 10.8 }),
    ],
    Leg: LEGS,
    TrailStop: ['a', 'b', 'x', 'c'].map((stop) => ({
      code: `line-${stop}`,
      trail: 'line',
      stop,
      roles: stop === 'a' ? ['ORIGIN'] : stop === 'c' ? ['DESTINATION'] : ['TRANSIT'],
    })),
    TrailLeg: LEGS.map(({ code }) => ({ code: `line-${code}`, trail: 'line', leg: code })),
    Service: [
      { ...clinicAt('a', 'AAA'), provider: 'p-a', branch: 'branch-a', asOf: '2026-06-01' },
      { ...clinicAt('c', 'BBB'), provider: 'p-b', asOf: '2026-06-01' },
    ],
    Flow: ['a-b', 'b-x'].map((on) => ({
      code: `flow-${on}`,
      leg: on,
      peoplePerYear: 1000,
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      definition: 'ESTIMATE',
    })),
    Statement: [
      {
        code: 'listed-a',
        country: 'AAA',
        serviceTypes: ['PRIMARY_HEALTH'],
        providerKinds: [...PROVIDER_KINDS],
        links: false,
        asOf: '2026-06-01',
        freshUntil: '2027-06-01',
      },
    ],
    Practice: [
      {
        code: 'mobile-clinic',
        name: 'A clinic that comes every week',
        summary: 'Made up.',
        serviceTypes: ['PRIMARY_HEALTH'],
        countries: ['BBB'],
      },
      {
        code: 'first-aid-post',
        name: 'A post at home',
        summary: 'Made up.',
        serviceTypes: ['PRIMARY_HEALTH'],
        countries: ['AAA'],
      },
    ],
    Indicator: [
      {
        code: 'needs-a',
        name: 'Needs assessment',
        level: 'NATIONAL',
        nationalSociety: 'ns-a',
        unit: 'yes/no',
        value: 1,
        asOf: '2026-01-01',
      },
      { code: 'needs-all', name: 'Needs assessment', level: 'GLOBAL', unit: '%', target: 75 },
    ],
  });
