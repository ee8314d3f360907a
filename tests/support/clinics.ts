import type { Draft, WorldDraft } from '../oracle/world.ts';

/** What a worked example about primary health care needs besides its places: 25 km of care range, asked for at every transit stop. */
export const CLINICS: WorldDraft = {
  Source: [{ code: 'SRC', publisher: 'X', dataset: 'X', priority: 1, staleDays: 365, illustrative: false }],
  ServiceType: [
    {
      code: 'PRIMARY_HEALTH',
      name: 'Primary health care',
      mode: 'PLACE',
      defaultReachKm: 5,
      careRangeKm: 25,
      restricted: false,
      countsAsService: true,
    },
  ],
  MinimumPackage: [{ code: 'MP', role: 'TRANSIT', serviceType: 'PRIMARY_HEALTH', reason: 'Test' }],
  Provider: [{ code: 'P', name: 'P', kind: 'INTERNATIONAL_NGO' }],
};

/** An active clinic at a stop, open to everyone. */
export const clinicAt = (stop: string, country: string): Draft<'Service'> => ({
  code: `clinic-${stop}`,
  serviceType: 'PRIMARY_HEALTH',
  provider: 'P',
  status: 'ACTIVE',
  country,
  stop,
  precision: 'POINT',
  remote: false,
  groups: ['EVERYONE'],
  eligibility: 'OPEN',
});
