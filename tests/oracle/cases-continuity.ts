import {
  type ContinuityCase,
  askAlong,
  caseWorld,
  clinic,
  complete,
  crossing,
  DAY,
  flowOn,
  leg,
  stop,
} from './case-parts.ts';
import { ADVOCACY_IN_TRANSIT, AGADEZ_DIRKOU } from './cases-km.ts';
import { WEAKEST_STOP_CASES } from './cases-weakest-stop.ts';
import type { Draft, WorldDraft } from './world.ts';

const ASK_ADVOCACY = { ...askAlong('AGADEZ/DIRKOU'), serviceTypes: ['ADVOCACY_ACCESS'] };

/** A town, 10 km, a crossing, 10 km, a town; a clinic of each Society in its town. */
const TOWNS: WorldDraft = {
  Stop: [stop('DAO', 'NER'), crossing('TUMMO', 'NER', 'LBY'), stop('QATRUN', 'LBY')],
  Leg: [leg('DAO', 'TUMMO', 10), leg('TUMMO', 'QATRUN', 10)],
  Service: [clinic('CLINIC-N', 'NER', { stop: 'DAO' }), clinic('CLINIC-L', 'LBY', { stop: 'QATRUN' })],
};
const ACROSS = askAlong('DAO/TUMMO', 'TUMMO/QATRUN');
const HANDOVER = {
  fromCountry: 'NER',
  toCountry: 'LBY',
  crossing: 'TUMMO',
  lastStop: 'DAO',
  firstStop: 'QATRUN',
  near: true,
} as const;

const FORTH: Draft<'Referral'> = {
  code: 'REFERRAL',
  serviceType: 'PRIMARY_HEALTH',
  fromService: 'CLINIC-N',
  toService: 'CLINIC-L',
};
const AGREED: Draft<'Agreement'> = {
  code: 'AGREEMENT',
  parties: ['NS-NER', 'NS-LBY'],
  topics: ['PRIMARY_HEALTH'],
  validUntil: DAY,
};
const LISTED = [
  complete('NER', '2026-06-01', { links: true }),
  complete('LBY', '2026-06-01', { links: true }),
];

const KM: Omit<ContinuityCase, 'measure'>[] = [
  {
    name: 'Agadez to Dirkou, all listed: a certain break',
    world: caseWorld({ ...AGADEZ_DIRKOU, Statement: [complete('NER', '2026-06-01')] }),
    ask: askAlong('AGADEZ/DIRKOU'),
    expected: [
      {
        serviceType: 'PRIMARY_HEALTH',
        group: 'EVERYONE',
        expectedStops: 2,
        servedStops: 1,
        kmInCare: 25,
        kmWithoutCare: 575,
        kmUnknown: 0,
        servedKmShare: 0.041667,
        unknownShare: 0,
        // 20 h × 575/600.
        longestBreak: {
          from: 'AGADEZ',
          to: 'DIRKOU',
          certainKm: 575,
          possibleKm: 575,
          hours: 19.167,
          legs: ['AGADEZ/DIRKOU'],
          peoplePerYear: 10_000,
        },
        handovers: [],
        referralChain: { closed: null, brokenAt: null },
        weakestLink: { kind: 'CERTAIN_BREAK', stop: 'AGADEZ' },
      },
    ],
  },
  {
    name: 'Agadez to Dirkou without a statement: a possible one',
    world: caseWorld(AGADEZ_DIRKOU),
    ask: askAlong('AGADEZ/DIRKOU'),
    expected: [
      {
        kmInCare: 25,
        kmWithoutCare: 0,
        kmUnknown: 575,
        servedKmShare: 0.041667,
        unknownShare: 0.958333,
        longestBreak: { from: 'AGADEZ', to: 'DIRKOU', certainKm: 0, possibleKm: 575 },
        weakestLink: { kind: 'POSSIBLE_BREAK', stop: 'AGADEZ' },
      },
    ],
  },
  {
    // A (served) – 40 – B – 30 – C – 40 – D (served): 15 + 30 + 15 km outside care; 4 × 15/40 + 3 + 4 × 15/40 hours.
    name: 'a break over three legs',
    world: caseWorld({
      Stop: [stop('A', 'NER'), stop('B', 'NER'), stop('C', 'NER'), stop('D', 'NER')],
      Leg: [
        leg('A', 'B', 40, { hours: 4 }),
        leg('B', 'C', 30, { hours: 3 }),
        leg('C', 'D', 40, { hours: 4 }),
      ],
      Service: [clinic('CLINIC-A', 'NER', { stop: 'A' }), clinic('CLINIC-D', 'NER', { stop: 'D' })],
      Flow: [flowOn('A/B', 100), flowOn('C/D', 300)],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: askAlong('A/B', 'B/C', 'C/D'),
    expected: [
      {
        kmInCare: 50,
        kmWithoutCare: 60,
        longestBreak: {
          from: 'A',
          to: 'D',
          certainKm: 60,
          possibleKm: 60,
          hours: 6,
          legs: ['A/B', 'B/C', 'C/D'],
          peoplePerYear: 300,
        },
        // One provider serves at both.
        referralChain: { closed: true, brokenAt: null },
        weakestLink: { kind: 'CERTAIN_BREAK', stop: 'A' },
      },
    ],
  },
  {
    // 30 – served – 30 – served – 60: outside care 5, none (25 + 25 > 30), 35.
    name: 'a served stop cuts the stretch; the longest counts',
    world: caseWorld({
      Stop: ['A', 'B', 'C', 'D'].map((code) => stop(code, 'NER')),
      Leg: [leg('A', 'B', 30), leg('B', 'C', 30), leg('C', 'D', 60)],
      Service: [clinic('CLINIC-B', 'NER', { stop: 'B' }), clinic('CLINIC-C', 'NER', { stop: 'C' })],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: askAlong('A/B', 'B/C', 'C/D'),
    expected: [
      {
        kmInCare: 80,
        kmWithoutCare: 40,
        longestBreak: { from: 'C', to: 'D', possibleKm: 35, hours: null, peoplePerYear: null, legs: ['C/D'] },
      },
    ],
  },
  {
    name: 'a type without km has neither km nor breaks',
    world: caseWorld({ ...AGADEZ_DIRKOU, MinimumPackage: [ADVOCACY_IN_TRANSIT] }),
    ask: ASK_ADVOCACY,
    expected: [
      {
        expectedStops: 2,
        servedStops: 0,
        kmInCare: null,
        kmWithoutCare: null,
        kmUnknown: null,
        servedKmShare: null,
        unknownShare: null,
        longestBreak: null,
        weakestLink: { kind: 'STOP_UNKNOWN', stop: 'AGADEZ' },
      },
    ],
  },
];

const chained = { referralChain: { closed: true, brokenAt: null } };

const HANDOVERS: Omit<ContinuityCase, 'measure'>[] = [
  {
    name: 'LINKED by a referral from clinic to clinic',
    world: caseWorld({ ...TOWNS, Referral: [FORTH] }),
    ask: ACROSS,
    expected: [
      {
        servedStops: 2,
        // All 20 km are within 25 km of a clinic.
        kmInCare: 20,
        longestBreak: null,
        handovers: [{ ...HANDOVER, status: 'LINKED', lacking: null }],
        ...chained,
        // In range of both clinics all along; of the crossing itself nobody says anything.
        weakestLink: { kind: 'STOP_UNKNOWN', stop: 'TUMMO' },
      },
    ],
  },
  {
    name: 'LINKED by a referral from branch to branch of the Societies that serve',
    world: caseWorld({
      ...TOWNS,
      Referral: [
        { code: 'REFERRAL', serviceType: 'PRIMARY_HEALTH', fromBranch: 'BRANCH-NER', toBranch: 'BRANCH-LBY' },
      ],
    }),
    ask: ACROSS,
    expected: [{ handovers: [{ status: 'LINKED' }], ...chained }],
  },
  {
    name: 'a referral the other way joins nothing',
    world: caseWorld({
      ...TOWNS,
      Referral: [{ ...FORTH, fromService: 'CLINIC-L', toService: 'CLINIC-N' }],
    }),
    ask: ACROSS,
    expected: [
      {
        handovers: [{ ...HANDOVER, status: 'UNKNOWN', lacking: 'LINK' }],
        referralChain: { closed: null, brokenAt: 'DAO' },
        weakestLink: { kind: 'HANDOVER_UNKNOWN', stop: 'TUMMO' },
      },
    ],
  },
  {
    name: 'a referral for another type joins nothing, nor an ended one',
    world: caseWorld({
      ...TOWNS,
      Referral: [
        { ...FORTH, serviceType: 'SGBV_RESPONSE' },
        { ...FORTH, code: 'ENDED', validUntil: '2026-10-31' },
      ],
    }),
    ask: ACROSS,
    expected: [{ handovers: [{ status: 'UNKNOWN', lacking: 'LINK' }] }],
  },
  {
    name: 'LINKED by an agreement, on its last day',
    world: caseWorld({ ...TOWNS, Agreement: [AGREED] }),
    ask: ACROSS,
    expected: [{ handovers: [{ ...HANDOVER, status: 'LINKED', lacking: null }], ...chained }],
  },
  {
    name: 'UNLINKED where all links are stated',
    world: caseWorld({ ...TOWNS, Statement: LISTED }),
    ask: ACROSS,
    expected: [
      {
        handovers: [{ ...HANDOVER, status: 'UNLINKED', lacking: 'LINK' }],
        referralChain: { closed: false, brokenAt: 'DAO' },
        weakestLink: { kind: 'HANDOVER_UNLINKED', stop: 'TUMMO' },
      },
    ],
  },
  {
    name: 'and UNKNOWN where one side alone states them',
    world: caseWorld({ ...TOWNS, Statement: [LISTED[0]!, complete('LBY', '2026-06-01')] }),
    ask: ACROSS,
    expected: [{ handovers: [{ status: 'UNKNOWN', lacking: 'LINK' }] }],
  },
  {
    name: 'ONE_SIDED',
    world: caseWorld({ ...TOWNS, Service: [TOWNS.Service![0]!], Statement: LISTED }),
    ask: ACROSS,
    expected: [
      {
        // 10 km in Niger; D in Libya is infinite.
        kmInCare: 10,
        kmWithoutCare: 10,
        longestBreak: { from: 'TUMMO', to: 'QATRUN', certainKm: 10, possibleKm: 10 },
        handovers: [{ ...HANDOVER, status: 'ONE_SIDED', lacking: 'TO_SIDE' }],
        weakestLink: { kind: 'CERTAIN_BREAK', stop: 'TUMMO' },
      },
    ],
  },
  {
    name: 'UNKNOWN on one side',
    world: caseWorld({ ...TOWNS, Service: [TOWNS.Service![1]!], Statement: [LISTED[1]!] }),
    ask: ACROSS,
    expected: [{ handovers: [{ ...HANDOVER, status: 'UNKNOWN', lacking: 'FROM_SIDE' }] }],
  },
  {
    name: 'ABSENT on both sides',
    world: caseWorld({ ...TOWNS, Service: [], Statement: LISTED }),
    ask: ACROSS,
    expected: [{ handovers: [{ ...HANDOVER, status: 'ABSENT', lacking: 'BOTH_SIDES' }] }],
  },
  {
    // A Libyan clinic at the crossing serves the crossing, but stands on the Libyan side alone.
    name: 'each side sees the crossing with its own services and statements',
    world: caseWorld({
      ...TOWNS,
      Service: [clinic('CLINIC-X', 'LBY', { stop: 'TUMMO' })],
      Statement: [LISTED[0]!],
    }),
    ask: ACROSS,
    expected: [{ servedStops: 1, handovers: [{ status: 'ONE_SIDED', lacking: 'FROM_SIDE' }] }],
  },
  {
    // The Tunisian clinic serves the second crossing. It is none on Libya's side of the first, which Libya states to be empty.
    name: 'the next stop, when it is a crossing itself, is seen from the side for which it stands',
    world: caseWorld({
      Stop: [
        stop('DAO', 'NER'),
        crossing('TUMMO', 'NER', 'LBY'),
        crossing('DEHIBA', 'LBY', 'TUN'),
        stop('TATAOUINE', 'TUN'),
      ],
      Leg: [leg('DAO', 'TUMMO', 10), leg('TUMMO', 'DEHIBA', 10), leg('DEHIBA', 'TATAOUINE', 10)],
      Service: [
        clinic('CLINIC-N', 'NER', { stop: 'DAO' }),
        clinic('CLINIC-T', 'TUN', { stop: 'DEHIBA' }),
        clinic('CLINIC-TT', 'TUN', { stop: 'TATAOUINE' }),
      ],
      Statement: [complete('LBY', '2026-06-01')],
    }),
    ask: askAlong('DAO/TUMMO', 'TUMMO/DEHIBA', 'DEHIBA/TATAOUINE'),
    expected: [
      {
        handovers: [
          {
            fromCountry: 'NER',
            toCountry: 'LBY',
            crossing: 'TUMMO',
            lastStop: 'DAO',
            firstStop: 'DEHIBA',
            status: 'ONE_SIDED',
            lacking: 'TO_SIDE',
          },
          {
            fromCountry: 'LBY',
            toCountry: 'TUN',
            crossing: 'DEHIBA',
            // TUMMO as seen from Libya; a clinic of Niger there would not count either.
            lastStop: 'TUMMO',
            firstStop: 'TATAOUINE',
            status: 'ONE_SIDED',
            lacking: 'FROM_SIDE',
          },
        ],
      },
    ],
  },
  {
    name: 'a withheld type',
    world: caseWorld({ ...TOWNS, Statement: LISTED }),
    ask: { ...ACROSS, serviceTypes: ['SGBV_RESPONSE'], readsRestricted: 'NONE' },
    expected: [
      {
        expectedStops: 3,
        servedStops: 0,
        kmInCare: 0,
        kmUnknown: 20,
        longestBreak: { from: 'DAO', to: 'QATRUN', certainKm: 0, possibleKm: 20 },
        handovers: [{ ...HANDOVER, status: 'UNKNOWN', lacking: 'BOTH_SIDES' }],
        referralChain: { closed: null, brokenAt: null },
      },
    ],
  },
  {
    // Who reads all: ONE_SIDED with this planned one, UNLINKED with one that is open.
    name: 'a type withheld in part: no side is without, and nothing is unlinked, for what is not read of',
    world: caseWorld({
      ...TOWNS,
      Service: [
        clinic('FROM', 'NER', { stop: 'DAO', serviceType: 'SGBV_RESPONSE' }),
        clinic('TO', 'LBY', {
          stop: 'QATRUN',
          serviceType: 'SGBV_RESPONSE',
          status: 'PLANNED',
          validFrom: '2027-01-01',
        }),
      ],
      Statement: LISTED.map((statement) => ({ ...statement, serviceTypes: ['SGBV_RESPONSE'] })),
    }),
    ask: { ...ACROSS, serviceTypes: ['SGBV_RESPONSE'], readsRestricted: 'SOME' },
    expected: [
      {
        servedStops: 1,
        longestBreak: { certainKm: 0 },
        handovers: [{ ...HANDOVER, status: 'UNKNOWN', lacking: 'TO_SIDE' }],
        // The 10 km in Libya may be in care of what is not read of.
        weakestLink: { kind: 'POSSIBLE_BREAK', stop: 'TUMMO' },
      },
    ],
  },
  {
    name: 'and both sides that are served may be linked by what is not read of',
    world: caseWorld({
      ...TOWNS,
      Service: [
        clinic('FROM', 'NER', { stop: 'DAO', serviceType: 'SGBV_RESPONSE' }),
        clinic('TO', 'LBY', { stop: 'QATRUN', serviceType: 'SGBV_RESPONSE' }),
      ],
      Statement: LISTED.map((statement) => ({ ...statement, serviceTypes: ['SGBV_RESPONSE'] })),
    }),
    ask: { ...ACROSS, serviceTypes: ['SGBV_RESPONSE'], readsRestricted: 'SOME' },
    expected: [
      {
        handovers: [{ ...HANDOVER, status: 'UNKNOWN', lacking: 'LINK' }],
        referralChain: { closed: null },
      },
    ],
  },
  {
    name: 'to the country of return alone, a referral does not count, an agreement does',
    world: caseWorld({
      ...TOWNS,
      Trail: [{ code: 'T', name: 'Trail' }],
      TrailLeg: [{ code: 'T/1', trail: 'T', leg: 'TUMMO/QATRUN' }],
      TrailCountry: [{ code: 'T/LBY', trail: 'T', country: 'LBY', roles: ['RETURN'] }],
      Referral: [FORTH],
    }),
    ask: ACROSS,
    expected: [{ handovers: [{ status: 'UNKNOWN', lacking: 'LINK' }] }],
  },
  {
    name: 'with an agreement it is linked',
    world: caseWorld({
      ...TOWNS,
      Trail: [{ code: 'T', name: 'Trail' }],
      TrailLeg: [{ code: 'T/1', trail: 'T', leg: 'TUMMO/QATRUN' }],
      TrailCountry: [{ code: 'T/LBY', trail: 'T', country: 'LBY', roles: ['RETURN'] }],
      Agreement: [AGREED],
    }),
    ask: ACROSS,
    expected: [{ handovers: [{ status: 'LINKED' }] }],
  },
  {
    // 26 km from the crossing: it still stands for its side.
    name: 'a stop beyond 25 km is not near',
    world: caseWorld({
      ...TOWNS,
      Leg: [leg('DAO', 'TUMMO', 26), leg('TUMMO', 'QATRUN', 25)],
      Referral: [FORTH],
    }),
    ask: ACROSS,
    expected: [{ handovers: [{ ...HANDOVER, near: false, status: 'LINKED' }] }],
  },
  {
    name: 'over the sea there is no crossing; the stops are 22 km apart',
    world: caseWorld({
      Stop: [
        stop('INLAND', 'LBY'),
        stop('ZUWARA', 'LBY', { kind: 'PORT' }),
        stop('SEA', null),
        stop('ZARZIS', 'TUN', { kind: 'PORT' }),
      ],
      Leg: [
        leg('INLAND', 'ZUWARA', 50),
        leg('ZUWARA', 'SEA', 11, { mode: 'SEA' }),
        leg('SEA', 'ZARZIS', 11, { mode: 'SEA' }),
      ],
      Statement: [complete('LBY', '2026-06-01')],
    }),
    ask: askAlong('INLAND/ZUWARA', 'ZUWARA/SEA', 'SEA/ZARZIS'),
    expected: [
      {
        handovers: [
          {
            fromCountry: 'LBY',
            toCountry: 'TUN',
            crossing: null,
            lastStop: 'ZUWARA',
            firstStop: 'ZARZIS',
            near: true,
            status: 'UNKNOWN',
            lacking: 'BOTH_SIDES',
          },
        ],
        // In Libya 50 km are certain. At sea, and near stops that might serve, nothing is.
        longestBreak: { from: 'INLAND', to: 'ZARZIS', certainKm: 36, possibleKm: 72 },
      },
    ],
  },
];

export const CONTINUITY_CASES: ContinuityCase[] = [...KM, ...HANDOVERS, ...WEAKEST_STOP_CASES].map((one) => ({
  measure: 'continuity',
  ...one,
}));
