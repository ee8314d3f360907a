import {
  type CoverageCase,
  askHealth,
  caseWorld,
  clinic,
  complete,
  crossing,
  flowOn,
  leg,
  stop,
} from './case-parts.ts';
import type { Draft, WorldDraft } from './world.ts';

/** The example of the measures: 600 km, 10,000 people a year, care within 25 km of Agadez. */
export const AGADEZ_DIRKOU: WorldDraft = {
  Stop: [stop('AGADEZ', 'NER'), stop('DIRKOU', 'NER')],
  Leg: [leg('AGADEZ', 'DIRKOU', 600, { hours: 20 })],
  Service: [clinic('CLINIC', 'NER', { stop: 'AGADEZ' })],
  Flow: [flowOn('AGADEZ/DIRKOU', 10_000)],
};

/** What makes a type without a care range be asked for at both. */
export const ADVOCACY_IN_TRANSIT: Draft<'MinimumPackage'> = {
  code: 'ADVOCACY',
  role: 'TRANSIT',
  serviceType: 'ADVOCACY_ACCESS',
  reason: 'Made up.',
};

/** A town in Niger, 30 km, the crossing, 2 km, a town in Libya. */
const BORDER: WorldDraft = {
  Stop: [
    stop('DAO', 'NER', { lat: 21.8 }),
    { ...crossing('TUMMO', 'NER', 'LBY'), lat: 22 },
    stop('QATRUN', 'LBY', { lat: 22.018 }),
  ],
  Leg: [leg('DAO', 'TUMMO', 30), leg('TUMMO', 'QATRUN', 2)],
  Statement: [complete('NER', '2026-06-01'), complete('LBY', '2026-06-01')],
};

const LIST: Omit<CoverageCase, 'measure'>[] = [
  {
    name: 'Agadez to Dirkou, all listed: 575 km are without care',
    world: caseWorld({ ...AGADEZ_DIRKOU, Statement: [complete('NER', '2026-06-01')] }),
    ask: askHealth,
    expected: {
      summary: {
        served: 1,
        conditional: 0,
        planned: 0,
        absent: 1,
        unknown: 0,
        notExpected: 0,
        expected: 2,
        servedShare: 0.5,
        unknownShare: 0,
        eligibilityUnknownShare: 0,
        kmInCare: 25,
        kmWithoutCare: 575,
        kmUnknown: 0,
        personKmInCare: 250_000,
        personKmWithoutCare: 5_750_000,
        personKmUnknown: 0,
        kmWithoutFlow: 0,
      },
      // Nobody travels back, so nothing is reached from Dirkou in the direction of travel.
      gaps: [
        {
          stop: 'DIRKOU',
          serviceType: 'PRIMARY_HEALTH',
          group: 'EVERYONE',
          status: 'ABSENT',
          reason: 'STATED_COMPLETE',
          since: '2026-06-01',
          peoplePerYear: 10_000,
          peopleBasis: 'LEG',
          peoplePresent: null,
          isolationKm: null,
          isolationAnyKm: 600,
          isolationAtLeastKm: null,
          unreachable: true,
          personKmToCare: null,
          deathsAndMissingPerYear: null,
          nearest: null,
        },
      ],
      questions: [],
    },
  },
  {
    name: 'Agadez to Dirkou without a statement: nothing is certain, 575 km are unknown',
    world: caseWorld(AGADEZ_DIRKOU),
    ask: askHealth,
    expected: {
      summary: {
        absent: 0,
        unknown: 1,
        unknownShare: 0.5,
        kmInCare: 25,
        kmWithoutCare: 0,
        kmUnknown: 575,
        personKmInCare: 250_000,
        personKmWithoutCare: 0,
        personKmUnknown: 5_750_000,
      },
      gaps: [],
      questions: [{ stop: 'DIRKOU', reason: 'NO_STATEMENT', peoplePerYear: 10_000, askWhom: ['NS-NER'] }],
    },
  },
  {
    // Both directions count; the way back has no figure.
    name: 'a two-way road is two legs, and Dirkou is 600 km from care',
    world: caseWorld({
      ...AGADEZ_DIRKOU,
      Leg: [...AGADEZ_DIRKOU.Leg!, leg('DIRKOU', 'AGADEZ', 600)],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: askHealth,
    expected: {
      summary: {
        kmInCare: 50,
        kmWithoutCare: 1150,
        kmUnknown: 0,
        personKmInCare: 250_000,
        personKmWithoutCare: 5_750_000,
        kmWithoutFlow: 600,
      },
      gaps: [
        {
          stop: 'DIRKOU',
          isolationKm: 600,
          isolationAtLeastKm: 600,
          unreachable: false,
          nearest: { service: 'CLINIC', stop: 'AGADEZ', km: 600 },
          personKmToCare: 6_000_000,
        },
      ],
    },
  },
  {
    // In Niger nothing serves: 30 km without. In Libya all 2 km are within 25 km of the clinic.
    name: 'a clinic 2 km beyond a border, attached to its town, gives no care on this side',
    world: caseWorld({ ...BORDER, Service: [clinic('CLINIC', 'LBY', { stop: 'QATRUN' })] }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'DAO', status: 'ABSENT' },
        { stop: 'QATRUN', status: 'SERVED' },
        { stop: 'TUMMO', status: 'ABSENT' },
      ],
      summary: { kmInCare: 2, kmWithoutCare: 30, kmUnknown: 0, personKmInCare: null, kmWithoutFlow: 32 },
      // Isolation crosses borders freely: 32 km and 2 km.
      gaps: [
        { stop: 'DAO', isolationKm: 32, peoplePerYear: null, personKmToCare: null },
        { stop: 'TUMMO', isolationKm: 2, nearest: { service: 'CLINIC', stop: 'QATRUN', km: 2 } },
      ],
    },
  },
  {
    // Its circle reaches the crossing, which is in both countries, so 25 of the 30 km are in care.
    name: 'one that reaches the crossing does',
    world: caseWorld({ ...BORDER, Service: [clinic('CLINIC', 'LBY', { lat: 22.018, lon: 0 })] }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'DAO', status: 'ABSENT' },
        { stop: 'QATRUN', status: 'SERVED' },
        { stop: 'TUMMO', status: 'SERVED' },
      ],
      summary: { kmInCare: 27, kmWithoutCare: 5, kmUnknown: 0 },
    },
  },
  {
    // A (served) – 10 km – B in another country – 10 km – C: the first leg from its own end, the second not at all.
    name: 'a leg from country to country carries care from its ends, and no farther',
    world: caseWorld({
      Stop: [stop('A', 'NER'), stop('B', 'LBY'), stop('C', 'LBY')],
      Leg: [leg('A', 'B', 10), leg('B', 'C', 10)],
      Service: [clinic('CLINIC', 'NER', { stop: 'A' })],
      Statement: [complete('NER', '2026-06-01'), complete('LBY', '2026-06-01')],
    }),
    ask: askHealth,
    expected: { summary: { kmInCare: 10, kmWithoutCare: 10, kmUnknown: 0 } },
  },
  {
    // Legs A–B 20, B–C 20, on which D(B) = 20: 20 + 5 km in care from A. The other way round likewise.
    name: 'care follows the way over several legs, whatever their direction',
    world: caseWorld({
      Stop: [stop('A', 'NER'), stop('B', 'NER'), stop('C', 'NER')],
      Leg: [leg('B', 'A', 20), leg('B', 'C', 20)],
      Service: [clinic('CLINIC', 'NER', { stop: 'A' })],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: askHealth,
    expected: { summary: { kmInCare: 25, kmWithoutCare: 15, kmUnknown: 0 } },
  },
  {
    // At sea: 10 km to the sea area and, of the next 20, the 15 km left of 25. On land in Tunisia nothing.
    name: 'care goes out to sea, and not ashore elsewhere; what is not in care at sea is unknown',
    world: caseWorld({
      Stop: [
        stop('ZUWARA', 'LBY', { kind: 'PORT' }),
        stop('SEA', null),
        stop('ZARZIS', 'TUN', { kind: 'PORT' }),
        stop('MEDENINE', 'TUN'),
      ],
      Leg: [
        leg('ZUWARA', 'SEA', 10, { mode: 'SEA' }),
        leg('SEA', 'ZARZIS', 20, { mode: 'SEA' }),
        leg('ZARZIS', 'MEDENINE', 5),
      ],
      Service: [clinic('CLINIC', 'LBY', { stop: 'ZUWARA' })],
      Statement: [complete('LBY', '2026-06-01'), complete('TUN', '2026-06-01')],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'MEDENINE', status: 'ABSENT' },
        // Nobody can list all that is at sea.
        { stop: 'SEA', status: 'UNKNOWN' },
        { stop: 'ZARZIS', status: 'ABSENT' },
        { stop: 'ZUWARA', status: 'SERVED' },
      ],
      // With the sea area serving, 5 km ashore are not: the care of a sea stop is 20 km away from Zarzis, so 5 of 5 are.
      summary: { kmInCare: 25, kmWithoutCare: 0, kmUnknown: 10 },
      questions: [{ stop: 'SEA', askWhom: ['NS-LBY', 'NS-TUN'] }],
    },
  },
  {
    name: 'a ship on a leg has all of it in care, and serves no stop',
    world: caseWorld({
      Stop: [stop('ZUWARA', 'LBY', { kind: 'PORT' }), stop('SEA', null)],
      Leg: [leg('ZUWARA', 'SEA', 100, { mode: 'SEA' })],
      Service: [clinic('SHIP', 'LBY', { country: null, leg: 'ZUWARA/SEA' })],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'SEA', status: 'UNKNOWN' },
        { stop: 'ZUWARA', status: 'UNKNOWN' },
      ],
      summary: { kmInCare: 100, kmWithoutCare: 0, kmUnknown: 0 },
    },
  },
  {
    name: 'a withheld type is wholly unknown',
    world: caseWorld({
      ...AGADEZ_DIRKOU,
      Service: [clinic('SHELTER', 'NER', { stop: 'AGADEZ', serviceType: 'SGBV_RESPONSE' })],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: { ...askHealth, serviceTypes: ['SGBV_RESPONSE'], readsRestricted: 'NONE' },
    expected: { summary: { kmInCare: 0, kmWithoutCare: 0, kmUnknown: 600, personKmUnknown: 6_000_000 } },
  },
  {
    name: 'of a type withheld in part, care that is read of is certain, and nothing is certainly without',
    world: caseWorld({
      ...AGADEZ_DIRKOU,
      Service: [clinic('SHELTER', 'NER', { stop: 'AGADEZ', serviceType: 'SGBV_RESPONSE' })],
      Statement: [complete('NER', '2026-06-01')],
    }),
    ask: { ...askHealth, serviceTypes: ['SGBV_RESPONSE'], readsRestricted: 'SOME' },
    expected: { summary: { kmInCare: 25, kmWithoutCare: 0, kmUnknown: 575 } },
  },
  {
    // Health 25 of 600, SGBV 0 of 600; advocacy has no km.
    name: 'km add up over types',
    world: caseWorld({ ...AGADEZ_DIRKOU, Statement: [complete('NER', '2026-06-01')] }),
    ask: { ...askHealth, serviceTypes: ['PRIMARY_HEALTH', 'SGBV_RESPONSE', 'ADVOCACY_ACCESS'] },
    expected: {
      summary: { kmInCare: 25, kmWithoutCare: 1175, kmUnknown: 0, personKmWithoutCare: 11_750_000 },
    },
  },
  {
    // On the trail Niger is the origin, where the package asks for nothing.
    name: 'legs that do not expect a type are left out; of none, there are no km',
    world: caseWorld({
      ...AGADEZ_DIRKOU,
      Trail: [{ code: 'T', name: 'Trail' }],
      TrailLeg: [{ code: 'T/1', trail: 'T', leg: 'AGADEZ/DIRKOU' }],
      TrailCountry: [{ code: 'T/NER', trail: 'T', country: 'NER', roles: ['ORIGIN'] }],
    }),
    ask: { ...askHealth, trails: ['T'] },
    expected: {
      cells: [],
      summary: {
        expected: 0,
        servedShare: null,
        eligibilityUnknownShare: null,
        kmInCare: null,
        kmWithoutCare: null,
        kmUnknown: null,
        personKmInCare: null,
        kmWithoutFlow: null,
      },
    },
  },
  {
    name: 'a type without a care range has no km, which is not 0 km without care',
    world: caseWorld({ ...AGADEZ_DIRKOU, MinimumPackage: [ADVOCACY_IN_TRANSIT] }),
    ask: { ...askHealth, serviceTypes: ['ADVOCACY_ACCESS'] },
    expected: {
      summary: {
        expected: 2,
        unknown: 2,
        kmInCare: null,
        kmWithoutCare: null,
        kmUnknown: null,
        personKmInCare: null,
        personKmWithoutCare: null,
        personKmUnknown: null,
        kmWithoutFlow: null,
      },
    },
  },
  {
    name: 'and adds nothing to those of a type that has one',
    world: caseWorld({ ...AGADEZ_DIRKOU, MinimumPackage: [ADVOCACY_IN_TRANSIT] }),
    ask: { ...askHealth, serviceTypes: ['ADVOCACY_ACCESS', 'PRIMARY_HEALTH'] },
    expected: { summary: { kmInCare: 25, kmWithoutCare: 0, kmUnknown: 575, kmWithoutFlow: 0 } },
  },
  {
    /*
     * Chad is not among the countries. The crossing and the oasis state it, so that they and their legs are not there: were they
     * at sea, the clinic at the oasis would carry care into Niger, and 40 km more would be asked for at all.
     */
    name: 'a stop that states a country which the viewer cannot read is not there, nor are its legs',
    world: caseWorld({
      Stop: [
        stop('DAO', 'NER'),
        crossing('WOUR', 'NER', 'TCD'),
        stop('OASIS', 'TCD'),
        stop('AGADEZ', 'NER', { lat: 10 }),
      ],
      Leg: [leg('OASIS', 'WOUR', 20), leg('WOUR', 'DAO', 20), leg('DAO', 'AGADEZ', 30)],
      Service: [
        clinic('CLINIC-OASIS', 'NER', { stop: 'OASIS' }),
        clinic('CLINIC-WOUR', 'NER', { stop: 'WOUR' }),
        clinic('CLINIC-N', 'NER', { stop: 'AGADEZ' }),
      ],
    }),
    ask: askHealth,
    expected: {
      cells: [
        { stop: 'AGADEZ', status: 'SERVED', services: ['CLINIC-N'] },
        { stop: 'DAO', status: 'UNKNOWN' },
      ],
      summary: { expected: 2, kmInCare: 25, kmUnknown: 5 },
    },
  },
  {
    /*
     * E (served). A→E 100 km, 50 a year: 5,000 person-km. B→E 30 km, 200 a year: 6,000. C→E 80 km and D→E 90 km, uncounted.
     * E→F and E→G lead nowhere: 10 and 40 a year. The trail's 70,000 hold for C, which is on it.
     */
    name: 'the order of gaps',
    world: caseWorld({
      Stop: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((code) => stop(code, 'NER')),
      Leg: [
        leg('A', 'E', 100),
        leg('B', 'E', 30),
        leg('C', 'E', 80),
        leg('D', 'E', 90),
        leg('E', 'F', 20),
        leg('E', 'G', 20),
      ],
      Trail: [{ code: 'T', name: 'Trail' }],
      TrailStop: [{ code: 'T/C', trail: 'T', stop: 'C' }],
      Service: [clinic('CLINIC', 'NER', { stop: 'E' })],
      Statement: [complete('NER', '2026-06-01')],
      Flow: [
        flowOn('A/E', 50),
        flowOn('B/E', 200),
        flowOn('E/F', 10),
        flowOn('E/G', 40),
        { ...flowOn('T', 70_000), leg: null, trail: 'T' },
      ],
      IncidentTotal: [
        {
          code: 'I1',
          leg: 'A/E',
          deathsAndMissingPerYear: 3,
          periodFrom: '2024-01-01',
          periodTo: '2024-12-31',
        },
        {
          code: 'I2',
          leg: 'A/E',
          deathsAndMissingPerYear: 7,
          periodFrom: '2025-01-01',
          periodTo: '2025-12-31',
        },
        {
          code: 'I3',
          leg: 'A/E',
          deathsAndMissingPerYear: 2,
          periodFrom: '2026-01-01',
          periodTo: '2026-05-03',
        },
      ],
      Stock: [
        { code: 'S1', stop: 'B', people: 500, onDate: '2026-05-01', definition: 'ESTIMATE' },
        { code: 'S2', stop: 'B', people: 400, onDate: '2026-05-01', definition: 'REGISTERED' },
        { code: 'S3', stop: 'B', people: 900, onDate: '2026-12-01', definition: 'REGISTERED' },
      ],
    }),
    ask: askHealth,
    expected: {
      gaps: [
        { stop: 'G', unreachable: true, peoplePerYear: 40, isolationAnyKm: 20 },
        { stop: 'F', unreachable: true, peoplePerYear: 10 },
        { stop: 'C', peoplePerYear: 70_000, peopleBasis: 'TRAIL', personKmToCare: 5_600_000 },
        { stop: 'B', peoplePerYear: 200, personKmToCare: 6000, peoplePresent: 400 },
        { stop: 'A', peoplePerYear: 50, personKmToCare: 5000, deathsAndMissingPerYear: 7 },
        { stop: 'H', peoplePerYear: null, unreachable: true, isolationAnyKm: null },
        { stop: 'D', peoplePerYear: null, isolationKm: 90, personKmToCare: null },
      ],
    },
  },
  {
    // Into C 100 + 200, out of it 250 + unknown: the greater sum.
    name: 'people at a stop: the greater of the sums arriving and leaving',
    world: caseWorld({
      Stop: ['A', 'B', 'C', 'D', 'E'].map((code) => stop(code, 'NER')),
      Leg: [leg('A', 'C', 10), leg('B', 'C', 10), leg('C', 'D', 10), leg('C', 'E', 10)],
      Flow: [
        flowOn('A/C', 100),
        flowOn('B/C', 200),
        flowOn('C/D', 250),
        // Older, then later but begun after the day asked: neither is taken.
        { ...flowOn('A/C', 9000), code: 'OLD', periodFrom: '2024-01-01', periodTo: '2024-12-31' },
        { ...flowOn('A/C', 8000), code: 'NEW', periodFrom: '2026-11-02', periodTo: '2026-12-31' },
        // Later, but half a year: no number of people per year while there is a whole one.
        { ...flowOn('A/C', 5000), code: 'HALF', periodFrom: '2026-01-01', periodTo: '2026-06-30' },
        // Of one period and definition, the smaller code; of two definitions the earlier in their list.
        { ...flowOn('B/C', 7000), code: 'FLOW-B/C-2' },
        { ...flowOn('A/C', 6000), code: 'A-APPLICATIONS', periodTo: '2025-12-30', definition: 'ARRIVALS' },
      ],
    }),
    ask: askHealth,
    expected: {
      questions: [
        { stop: 'C', peoplePerYear: 300 },
        { stop: 'D', peoplePerYear: 250 },
        { stop: 'B', peoplePerYear: 200 },
        { stop: 'A', peoplePerYear: 100 },
        { stop: 'E', peoplePerYear: null },
      ],
    },
  },
];

export const KM_CASES: CoverageCase[] = LIST.map((one) => ({ measure: 'coverage', ...one }));
