import { PROVIDER_KINDS, ROLES } from '../../graph/model/closed-lists.ts';
import { AS_OF } from '../oracle/random-world.ts';
import { makeFact, type World } from '../oracle/world.ts';

/** Legs that are short against a range of 25 km, clinics at a third of the stops and no other service, and nothing that nobody knows: where care comes from decides each km. */
export function withCareAround(world: World, pick: number): World {
  const serves = (place: number) => (pick + 7 * place) % 3 === 0;
  const clinics = world.Stop.filter((_, place) => serves(place)).map((stop) =>
    makeFact('Service', {
      code: `CLINIC-${stop.code}`,
      serviceType: 'PRIMARY_HEALTH',
      provider: 'P-ICRC',
      country: stop.country,
      stop: stop.code,
      branch: world.Branch.find(({ country }) => country === stop.country)?.code ?? null,
      status: 'ACTIVE',
      precision: 'POINT',
      remote: false,
      groups: ['EVERYONE'],
      eligibility: 'OPEN',
    }),
  );
  const statements = world.Country.map((country) =>
    makeFact('Statement', {
      code: `ALL-${country.code}`,
      country: country.code,
      serviceTypes: ['PRIMARY_HEALTH'],
      providerKinds: [...PROVIDER_KINDS],
      links: false,
      asOf: AS_OF,
      freshUntil: '2030-01-01',
    }),
  );
  return {
    ...world,
    ServiceType: world.ServiceType.map((type) =>
      type.code === 'PRIMARY_HEALTH' ? { ...type, careRangeKm: 25 } : type,
    ),
    Leg: world.Leg.map((leg) => ({ ...leg, km: (1 + (Math.round(leg.km * 10) % 200)) / 10 })),
    MinimumPackage: [
      ...world.MinimumPackage,
      ...ROLES.map((role) =>
        makeFact('MinimumPackage', {
          code: `MP-${role}`,
          role,
          serviceType: 'PRIMARY_HEALTH',
          reason: 'Test.',
        }),
      ),
    ],
    Service: clinics,
    Referral: [],
    Statement: [...world.Statement, ...statements],
  };
}
