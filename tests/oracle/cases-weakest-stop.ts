import { askAlong, caseWorld, clinic, complete, type ContinuityCase, leg, stop } from './case-parts.ts';
import { ADVOCACY_IN_TRANSIT, AGADEZ_DIRKOU } from './cases-km.ts';
import type { Draft, WorldDraft } from './world.ts';

/** Advocacy has no care range, so that nothing along the way tells of it: what is known of its stops alone does. */
const ASK = { ...askAlong('AGADEZ/DIRKOU'), serviceTypes: ['ADVOCACY_ACCESS'] };
const ADVOCACY: WorldDraft = { ...AGADEZ_DIRKOU, MinimumPackage: [ADVOCACY_IN_TRANSIT] };

const adviser = (code: string, more: Partial<Draft<'Service'>>) =>
  clinic(code, 'NER', { serviceType: 'ADVOCACY_ACCESS', ...more });
const IN_AGADEZ = adviser('ADVISER-A', { stop: 'AGADEZ' });

const inDirkou = (more: Partial<Draft<'Service'>>): WorldDraft => ({
  ...ADVOCACY,
  Service: [IN_AGADEZ, adviser('ADVISER-D', { stop: 'DIRKOU', ...more })],
});
const STATED = complete('NER', '2026-06-01', { serviceTypes: ['ADVOCACY_ACCESS'] });

/** Three villages within 25 km of the clinics at both ends; what the middle one is, is open. */
const VILLAGES: WorldDraft = {
  Stop: ['A', 'B', 'C'].map((code, index) => stop(code, 'NER', { lat: index })),
  Leg: [leg('A', 'B', 20), leg('B', 'C', 20)],
  Service: [clinic('CLINIC-A', 'NER', { stop: 'A' }), clinic('CLINIC-C', 'NER', { stop: 'C' })],
};

/** A type of which some readers may not know, and which has no km. */
const RESTRICTED: WorldDraft = {
  ServiceType: [
    {
      code: 'ADVOCACY_RESTRICTED',
      name: 'Advocacy: restricted',
      mode: 'COUNTRY',
      defaultReachKm: 0,
      careRangeKm: null,
      restricted: true,
      countsAsService: true,
    },
  ],
  MinimumPackage: [{ ...ADVOCACY_IN_TRANSIT, serviceType: 'ADVOCACY_RESTRICTED' }],
};

/** Rule 29: stops of the journey where the minimum package asks for the type. */
export const WEAKEST_STOP_CASES: Omit<ContinuityCase, 'measure'>[] = [
  {
    name: 'NONE when both stops are served, by one provider',
    world: caseWorld(inDirkou({})),
    ask: ASK,
    expected: [{ expectedStops: 2, servedStops: 2, weakestLink: { kind: 'NONE', stop: null } }],
  },
  {
    name: 'STOP_UNKNOWN where nobody says anything',
    world: caseWorld({ ...ADVOCACY, Service: [IN_AGADEZ] }),
    ask: ASK,
    expected: [{ servedStops: 1, weakestLink: { kind: 'STOP_UNKNOWN', stop: 'DIRKOU' } }],
  },
  {
    name: 'STOP_NOT_SERVED where it is stated that there is none',
    world: caseWorld({ ...ADVOCACY, Service: [IN_AGADEZ], Statement: [STATED] }),
    ask: ASK,
    expected: [{ servedStops: 1, weakestLink: { kind: 'STOP_NOT_SERVED', stop: 'DIRKOU' } }],
  },
  {
    name: 'STOP_NOT_SERVED where it is on condition',
    world: caseWorld(inDirkou({ eligibility: 'CONDITIONAL', conditions: ['A fee'] })),
    ask: ASK,
    expected: [{ weakestLink: { kind: 'STOP_NOT_SERVED', stop: 'DIRKOU' } }],
  },
  {
    name: 'STOP_NOT_SERVED where it is planned',
    world: caseWorld(inDirkou({ status: 'PLANNED' })),
    ask: ASK,
    expected: [{ weakestLink: { kind: 'STOP_NOT_SERVED', stop: 'DIRKOU' } }],
  },
  {
    // Agadez, the first, is unknown; Dirkou is certain.
    name: 'a stop that is not served comes before an earlier one of which nobody knows',
    world: caseWorld({
      ...ADVOCACY,
      Service: [adviser('ADVISER-D', { stop: 'DIRKOU', status: 'PLANNED' })],
    }),
    ask: ASK,
    expected: [{ weakestLink: { kind: 'STOP_NOT_SERVED', stop: 'DIRKOU' } }],
  },
  {
    name: 'and before a possible break',
    world: caseWorld({
      ...AGADEZ_DIRKOU,
      Service: [
        ...AGADEZ_DIRKOU.Service!,
        clinic('FEE', 'NER', { stop: 'DIRKOU', eligibility: 'CONDITIONAL', conditions: ['A fee'] }),
      ],
    }),
    ask: askAlong('AGADEZ/DIRKOU'),
    expected: [
      {
        longestBreak: { certainKm: 0, possibleKm: 575 },
        weakestLink: { kind: 'STOP_NOT_SERVED', stop: 'DIRKOU' },
      },
    ],
  },
  {
    name: 'in care all along, with a village between without a clinic',
    world: caseWorld({ ...VILLAGES, Statement: [complete('NER', '2026-06-01')] }),
    ask: askAlong('A/B', 'B/C'),
    expected: [{ kmInCare: 40, longestBreak: null, weakestLink: { kind: 'STOP_NOT_SERVED', stop: 'B' } }],
  },
  {
    name: 'a chain that is stated to be broken comes before the village',
    world: caseWorld({
      ...VILLAGES,
      Service: [
        clinic('CLINIC-A', 'NER', { stop: 'A' }),
        clinic('CLINIC-C', 'NER', { stop: 'C', provider: 'P-ICRC' }),
      ],
      Statement: [complete('NER', '2026-06-01', { links: true })],
    }),
    ask: askAlong('A/B', 'B/C'),
    expected: [
      {
        referralChain: { closed: false, brokenAt: 'A' },
        weakestLink: { kind: 'CHAIN_BROKEN', stop: 'A' },
      },
    ],
  },
  {
    name: 'a village of which nobody knows comes before a chain of which nobody knows',
    world: caseWorld({
      ...VILLAGES,
      Service: [
        clinic('CLINIC-A', 'NER', { stop: 'A' }),
        clinic('CLINIC-C', 'NER', { stop: 'C', provider: 'P-ICRC' }),
      ],
    }),
    ask: askAlong('A/B', 'B/C'),
    expected: [
      {
        referralChain: { closed: null, brokenAt: 'A' },
        weakestLink: { kind: 'STOP_UNKNOWN', stop: 'B' },
      },
    ],
  },
  {
    // No row asks for advocacy. The border is told, and is no weak link of what nobody asks for.
    name: 'NONE on a journey of which nothing is asked, whatever its borders',
    world: caseWorld({
      Stop: [stop('DAO', 'NER'), stop('QATRUN', 'LBY')],
      Leg: [leg('DAO', 'QATRUN', 20)],
    }),
    ask: { ...askAlong('DAO/QATRUN'), serviceTypes: ['ADVOCACY_ACCESS'] },
    expected: [
      {
        expectedStops: 0,
        handovers: [{ status: 'UNKNOWN', lacking: 'BOTH_SIDES' }],
        weakestLink: { kind: 'NONE', stop: null },
      },
    ],
  },
  {
    name: 'a withheld type: of its first stop nobody may know',
    world: caseWorld({ Stop: VILLAGES.Stop!, Leg: VILLAGES.Leg!, ...RESTRICTED }),
    ask: { ...askAlong('A/B'), serviceTypes: ['ADVOCACY_RESTRICTED'], readsRestricted: 'NONE' },
    expected: [{ kmInCare: null, weakestLink: { kind: 'STOP_UNKNOWN', stop: 'A' } }],
  },
];
