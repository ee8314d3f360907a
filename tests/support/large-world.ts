import { fact, type World, world } from '../api/support/world.ts';

const COUNTRIES = ['ETH', 'LBY', 'NER', 'SDN'] as const;
const TYPES = ['PRIMARY_HEALTH', 'RFL'] as const;

/** A network without any order, always the same: a few ways leave each stop, some are counted, every third stop has a clinic. */
export function largeWorld(stops: number, trails = 8): World {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const code = (stop: number) => `stop-${String(stop).padStart(5, '0')}`;
  const perCountry = Math.ceil(stops / COUNTRIES.length);
  const countryOf = (stop: number) => COUNTRIES[Math.floor(stop / perCountry)]!;
  const trailOf = (stop: number) => `trail-${Math.floor((stop * trails) / stops)}`;
  const legs = Array.from({ length: stops }, (_, from) =>
    [1, 7 + random(5), 61 + random(40)]
      .map((step) => from + step)
      .filter((to) => to < stops && (to === from + 1 || countryOf(to) === countryOf(from)))
      .map((to) => ({ code: `${code(from)}--${code(to)}`, from, to, km: 15 + random(60) })),
  ).flat();
  const all = Array.from({ length: stops }, (_, stop) => stop);
  const basis = world();
  return {
    ...basis,
    Trail: Array.from({ length: trails }, (_, n) => fact('Trail', `trail-${n}`, { name: `Trail ${n}` })),
    Stop: all.map((stop) =>
      fact('Stop', code(stop), {
        name: `Stop ${stop}`,
        kind: 'CITY',
        country: countryOf(stop),
        // A degree apart at least, so that no clinic's circle reaches another stop.
        lat: (stop % 120) - 60,
        lon: (Math.floor(stop / 120) % 350) - 175,
      }),
    ),
    Leg: legs.map((leg) =>
      fact('Leg', leg.code, {
        from: code(leg.from),
        to: code(leg.to),
        mode: 'ROAD',
        km: leg.km,
        kmBasis: 'PUBLISHED',
      }),
    ),
    TrailCountry: Array.from({ length: trails }, (_, n) =>
      COUNTRIES.map((country) =>
        fact('TrailCountry', `trail-${n}/${country}`, { trail: `trail-${n}`, country, roles: ['TRANSIT'] }),
      ),
    ).flat(),
    TrailStop: all.map((stop) =>
      fact('TrailStop', `${trailOf(stop)}/${code(stop)}`, {
        trail: trailOf(stop),
        stop: code(stop),
        roles: stop % 50 === 0 ? ['ORIGIN'] : stop % 50 === 25 ? ['DESTINATION'] : [],
      }),
    ),
    TrailLeg: legs.map((leg) =>
      fact('TrailLeg', `${trailOf(leg.from)}/${leg.code}`, { trail: trailOf(leg.from), leg: leg.code }),
    ),
    Service: all
      .filter((stop) => stop % 3 === 0)
      .map((stop) =>
        fact('Service', `clinic-${stop}`, {
          serviceType: TYPES[random(2)]!,
          provider: ['p-eth', 'p-lby', 'p-ner', 'p-ngo'][random(4)]!,
          stop: code(stop),
          country: countryOf(stop),
          status: 'ACTIVE',
          precision: 'POINT',
          groups: ['EVERYONE'],
          eligibility: 'OPEN',
          asOf: '2026-06-30',
          staleFrom: '2027-06-30',
        }),
      ),
    Flow: legs
      .filter((_, n) => n % 2 === 0)
      .map((leg) =>
        fact('Flow', `flow-${leg.code}`, {
          leg: leg.code,
          peoplePerYear: 10 + random(5_000),
          periodFrom: '2025-01-01',
          periodTo: '2025-12-31',
        }),
      ),
    Branch: [],
    Stock: [],
    IncidentTotal: [],
    Agreement: [],
    Referral: [],
    Statement: [],
    Practice: [],
    Indicator: [],
  };
}
