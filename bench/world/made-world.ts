import { GROUPS, PROVIDER_KINDS, type GroupCode } from '../../graph/model/closed-lists.ts';
import type { Fact, KindName } from '../../graph/model/kinds.ts';
import type { ReadFacts } from '../../graph/network/facts.ts';
import { chance, heavyTail } from './chance.ts';
import type { Vocabulary } from './read-vocabulary.ts';
import { SIZES, type SizeName } from './sizes.ts';
import { makeMap } from './world-map.ts';
import type { MadeStop } from './made-places.ts';
import { makeTrails } from './world-trails.ts';

/** Facts of a made-up world, by kind, in the order of codes, in batches. The same for the same size, seed and vocabulary. */
export interface MadeWorld {
  readonly facts: ReadFacts;
  readonly kinds: readonly KindName[];
}

/** The day on which measures are asked. */
export const WORLD_DAY = '2026-11-01';
export const WORLD_SOURCE = 'w-bench';
const FACTS_IN_A_BATCH = 5_000;
const OTHER_PROVIDERS = 300;

const envelope = {
  source: WORLD_SOURCE,
  asOf: '2026-06-30',
  validFrom: null,
  validUntil: null,
  visibility: 'PUBLIC',
} as const;

type Makers = { [N in KindName]?: () => Iterable<Fact<N>> };

const code = (kind: string, n: number) => `w-${kind}-${String(n).padStart(7, '0')}`;
const isoDays = new Map<number, string>();
/** Days before the one on which measures are asked. */
function daysBefore(days: number): string {
  let iso = isoDays.get(days);
  if (iso === undefined)
    isoDays.set(days, (iso = new Date(Date.parse(WORLD_DAY) - days * 86_400_000).toISOString().slice(0, 10)));
  return iso;
}

export function makeWorld(sizeName: SizeName, vocabulary: Vocabulary, seed = 1): MadeWorld {
  const size = SIZES[sizeName];
  const map = makeMap(size, vocabulary.Country, seed);
  const trails = makeTrails(map, size.trails, seed);
  const { countries, stops, legs } = map;
  const societyOf = new Map(vocabulary.NationalSociety.map((society) => [society.country, society.code]));
  const types = vocabulary.ServiceType.filter(
    ({ countsAsService, mode }) => countsAsService && mode !== 'COUNTRY',
  );
  const countryCode = (place: number) => (place < 0 ? null : countries[place]!.code);
  const providerOfCountry = (country: string) => `w-provider-${country.toLowerCase()}`;
  const areaCode = (country: string, ...numbers: number[]) =>
    `w-area-${[country.toLowerCase(), ...numbers].join('-')}`;
  const areasOf = ({ country, town }: MadeStop) =>
    town < 0
      ? []
      : [areaCode(countryCode(country)!, town % 8), areaCode(countryCode(country)!, town % 8, town)];
  const societies = countries.flatMap(({ code: country }) => (societyOf.has(country) ? [country] : []));
  /** Where services and branches lie: a few places have most, a third have none. */
  const popular = [...stops.keys()];
  {
    const draw = chance(seed, 'popular');
    for (let place = popular.length - 1; place > 0; place--) {
      const other = draw.below(place + 1);
      [popular[place], popular[other]] = [popular[other]!, popular[place]!];
    }
  }
  const tail = heavyTail(Math.floor(popular.length * 0.67), 0.7, 5);
  const popularStop = (share: number) => popular[tail(share)]!;
  const typeTail = heavyTail(types.length, 0.9, 2);
  // The types that packages ask for everywhere come first.
  const firstTypes = [
    'PRIMARY_HEALTH',
    'RFL',
    'FOOD',
    'WASH',
    'SHELTER',
    'CHILD_PROTECTION',
    'FIRST_AID',
    'HSP',
  ];
  const rankedTypes = types.toSorted(
    (a, b) => ((firstTypes.indexOf(a.code) + 100) % 100) - ((firstTypes.indexOf(b.code) + 100) % 100),
  );
  const otherProviders = heavyTail(OTHER_PROVIDERS, 1, 3);
  const beside = (degrees: number, share: number) => Math.round((degrees + (share - 0.5) * 0.12) * 1e4) / 1e4;
  const branchCountry = (n: number) => {
    const stop = stops[popularStop(chance(seed, 'branch', n).share())]!;
    return { stop, country: countryCode(stop.country) ?? societies[0]! };
  };

  const makers: Makers = {
    *Source() {
      yield {
        ...envelope,
        asOf: null,
        code: WORLD_SOURCE,
        publisher: 'Made up for measuring',
        dataset: `World ${sizeName}, seed ${seed}`,
        licence: null,
        url: null,
        retrieved: null,
        priority: 100,
        staleDays: 365,
        illustrative: true,
      };
    },
    *AdminArea() {
      const areas = countries.flatMap(({ code: country, towns }) => [
        ...Array.from({ length: Math.min(8, towns) }, (_, n) => ({
          code: areaCode(country, n),
          level: 1,
          country,
          parent: null as string | null,
        })),
        ...Array.from({ length: towns }, (_, town) => ({
          code: areaCode(country, town % 8, town),
          level: 3,
          country,
          parent: areaCode(country, town % 8) as string | null,
        })),
      ]);
      for (const area of areas.toSorted((a, b) => (a.code < b.code ? -1 : 1)))
        yield { ...envelope, ...area, name: `Area ${area.code}` };
    },
    *Provider() {
      for (let n = 0; n < OTHER_PROVIDERS; n++)
        yield provider(code('provider', n), `Organisation ${n}`, PROVIDER_KINDS[1 + (n % 7)]!, null);
      for (const country of societies.toSorted())
        yield provider(
          providerOfCountry(country),
          `Society of ${country}`,
          'NATIONAL_SOCIETY',
          societyOf.get(country)!,
        );
    },
    *Branch() {
      const draw = chance(seed, 'branches');
      for (let n = 0; n < size.branches; n++) {
        const { stop, country } = branchCountry(n);
        const society = societyOf.get(country) ?? societyOf.get(societies[0]!)!;
        yield {
          ...envelope,
          code: code('branch', n),
          name: `Branch ${n} of ${country}`,
          alternatives: [],
          kind: draw.isTrue(0.4) ? 'BRANCH' : draw.isTrue(0.7) ? 'SUB_BRANCH' : 'HEALTH_FACILITY',
          nationalSociety: society,
          country,
          lat: beside(stop.lat, draw.share()),
          lon: beside(stop.lon, draw.share()),
          adminAreas: draw.isTrue(0.5) ? areasOf(stop) : [],
          volunteers: draw.isTrue(0.3) ? Math.round(draw.tail(60)) : null,
        };
      }
    },
    *Trail() {
      for (const n of trails.keys())
        yield { ...envelope, code: code('trail', n), name: `Made-up trail ${n}`, description: null };
    },
    *Stop() {
      const draw = chance(seed, 'stops');
      for (const [n, stop] of stops.entries())
        yield {
          ...envelope,
          asOf: null,
          code: code('stop', n),
          name: `Place ${n}`,
          alternatives: [],
          kind: stop.kind,
          country: countryCode(stop.country),
          otherCountry: countryCode(stop.otherCountry),
          lat: stop.lat,
          lon: stop.lon,
          adminAreas: draw.isTrue(0.5) ? areasOf(stop) : [],
        };
    },
    *Leg() {
      for (const [n, { from, to, mode, km, isPublished }] of legs.entries())
        yield {
          ...envelope,
          asOf: null,
          code: code('leg', n),
          from: code('stop', from),
          to: code('stop', to),
          mode,
          km,
          kmBasis: isPublished ? 'PUBLISHED' : 'GREAT_CIRCLE_TIMES_FACTOR',
          kmFactor: null,
          hours: isPublished && mode !== 'FOOT' ? Math.round((km / 40) * 10) / 10 : null,
        };
    },
    *TrailCountry() {
      for (const [n, trail] of trails.entries()) {
        const onTrail = new Set(
          trail.stops.map((stop) => countryCode(stops[stop]!.country)).filter((country) => country !== null),
        );
        const first = countryCode(stops[trail.origin]!.country);
        const last = new Set(trail.destinations.map((stop) => countryCode(stops[stop]!.country)));
        for (const country of [...onTrail].toSorted())
          yield {
            ...envelope,
            asOf: null,
            code: `${code('trail', n)}/${country}`,
            trail: code('trail', n),
            country,
            roles: country === first ? ['ORIGIN'] : last.has(country) ? ['DESTINATION'] : ['TRANSIT'],
          };
      }
    },
    *TrailStop() {
      for (const [n, { origin, destinations, stops: onTrail }] of trails.entries())
        for (const stop of onTrail)
          yield {
            ...envelope,
            asOf: null,
            code: `${code('trail', n)}/${code('stop', stop)}`,
            trail: code('trail', n),
            stop: code('stop', stop),
            roles: stop === origin ? ['ORIGIN'] : destinations.includes(stop) ? ['DESTINATION'] : [],
          };
    },
    *TrailLeg() {
      for (const [n, { legs: onTrail }] of trails.entries())
        for (const leg of onTrail)
          yield {
            ...envelope,
            asOf: null,
            code: `${code('trail', n)}/${code('leg', leg)}`,
            trail: code('trail', n),
            leg: code('leg', leg),
          };
    },
    *Service() {
      for (let n = 0; n < size.services; n++) yield service(n);
    },
    *Flow() {
      const draw = chance(seed, 'flows');
      for (const leg of [...new Set(trails.flatMap(({ legs: onTrail }) => onTrail))].toSorted(
        (a, b) => a - b,
      )) {
        const people = Math.round(draw.tail(4_000));
        if (draw.isTrue(0.4)) yield flow(code('flow', leg), code('leg', leg), null, people);
      }
      for (const n of trails.keys())
        if (draw.isTrue(0.6))
          yield flow(code('flow-trail', n), null, code('trail', n), Math.round(draw.tail(20_000)));
    },
    *Stock() {
      const draw = chance(seed, 'stocks');
      for (const [n, { kind }] of stops.entries()) {
        if (kind !== 'CAMP' && !draw.isTrue(0.02)) continue;
        yield {
          ...envelope,
          code: code('stock', n),
          stop: code('stop', n),
          country: null,
          origin: null,
          originWords: null,
          people: Math.round(draw.tail(8_000)),
          onDate: '2026-06-30',
          definition: 'REGISTERED',
        };
      }
    },
    *IncidentTotal() {
      const draw = chance(seed, 'incidents');
      for (const leg of [...new Set(trails.flatMap(({ legs: onTrail }) => onTrail))].toSorted(
        (a, b) => a - b,
      )) {
        const deaths = Math.round(draw.tail(20));
        if (!draw.isTrue(0.15)) continue;
        yield {
          ...envelope,
          code: code('incident', leg),
          leg: code('leg', leg),
          trail: null,
          country: null,
          deathsAndMissingPerYear: deaths,
          periodFrom: '2025-01-01',
          periodTo: '2025-12-31',
        };
      }
    },
    *Agreement() {
      const draw = chance(seed, 'agreements');
      for (let n = 0; n < societies.length * 2; n++) {
        const one = draw.oneOf(societies);
        const other = draw.oneOf(societies);
        if (one === other) continue;
        yield {
          ...envelope,
          code: code('agreement', n),
          name: null,
          parties: [societyOf.get(one)!, societyOf.get(other)!].toSorted(),
          topics: [rankedTypes[draw.below(6)]!.code],
        };
      }
    },
    *Referral() {
      const draw = chance(seed, 'referrals');
      for (let n = 0; n < size.services / 200; n++) {
        const from = draw.below(size.services);
        const to = draw.below(size.services);
        yield {
          ...envelope,
          code: code('referral', n),
          serviceType: service(from).serviceType,
          fromService: code('service', from),
          fromBranch: null,
          toService: code('service', to),
          toBranch: null,
        };
      }
    },
    *Statement() {
      const draw = chance(seed, 'statements');
      for (const [n, { code: country, towns }] of countries.entries()) {
        if (towns === 0 || !draw.isTrue(0.5)) continue;
        const ageDays = draw.below(450);
        const isWhole = draw.isTrue(0.75);
        yield {
          ...envelope,
          code: code('statement', n),
          asOf: daysBefore(ageDays),
          country,
          adminArea: isWhole ? null : areaCode(country, 0),
          serviceTypes: rankedTypes
            .slice(0, 2 + draw.below(10))
            .map((type) => type.code)
            .toSorted(),
          providerKinds: draw.isTrue(0.85) ? [...PROVIDER_KINDS] : ['NATIONAL_SOCIETY'],
          links: draw.isTrue(0.5),
          freshUntil: daysBefore(ageDays - 365),
          nationalSociety: null,
        };
      }
    },
  };

  /** Each is made of draws of its own, so that any can be made again without those before it. */
  function service(n: number): Fact<'Service'> {
    const draw = chance(seed, 'service', n);
    const at = popularStop(draw.share());
    const stop = stops[at]!;
    const country = countryCode(stop.country);
    const type = rankedTypes[typeTail(draw.share())]!.code;
    const isSociety = country !== null && societyOf.has(country) && draw.isTrue(0.4);
    const place = draw.share();
    const areas = areasOf(stop);
    const isArea = place >= 0.86 && place < 0.97 && areas.length > 0;
    const isPoint = place >= 0.6 && !isArea;
    const isOnLeg = place >= 0.997 && legs.length > 0;
    const isWhole = place >= 0.97 && place < 0.9705 && country !== null;
    const ageDays = Math.min(900, Math.floor(draw.tail(200)));
    const asOf = daysBefore(ageDays);
    const status = draw.share();
    const isEnding = draw.isTrue(0.2);
    const validUntil = isEnding ? daysBefore(200 - draw.below(900)) : null;
    const validFrom =
      status >= 0.86 && status < 0.95
        ? daysBefore(-draw.below(300) - 1)
        : draw.isTrue(0.4)
          ? '2024-01-01'
          : null;
    const conditional = draw.share();
    const isMisordered = validFrom !== null && validUntil !== null && validUntil < validFrom;
    return {
      ...envelope,
      code: code('service', n),
      asOf,
      validFrom,
      validUntil: isMisordered ? null : validUntil,
      name: draw.isTrue(0.7) ? `Service ${n}` : null,
      serviceType: type,
      provider: isSociety ? providerOfCountry(country) : code('provider', otherProviders(draw.share())),
      branch: isSociety && draw.isTrue(0.2) ? code('branch', draw.below(size.branches)) : null,
      status:
        status < 0.86 ? 'ACTIVE' : status < 0.91 ? 'PLANNED' : status < 0.95 ? 'SUSPENDED' : 'COMPLETED',
      staleFrom: isEnding && !isMisordered ? null : daysBefore(ageDays - 365),
      country: stop.kind === 'SEA_AREA' ? null : country,
      stop: place < 0.6 ? code('stop', at) : null,
      leg: isOnLeg ? code('leg', draw.below(legs.length)) : null,
      lat: isPoint && !isOnLeg && !isWhole ? beside(stop.lat, draw.share()) : null,
      lon: isPoint && !isOnLeg && !isWhole ? beside(stop.lon, draw.share()) : null,
      precision: isWhole ? 'COUNTRY' : isArea ? 'AREA' : 'POINT',
      reachKm: draw.isTrue(0.1) ? Math.round(draw.tail(10)) : null,
      adminAreas: isArea ? (draw.isTrue(0.6) ? areas : areas.slice(0, 1)) : [],
      remote: draw.isTrue(0.01),
      groups: draw.isTrue(0.8) ? ['EVERYONE'] : [draw.oneOf(GROUPS) satisfies GroupCode],
      eligibility: conditional < 0.55 ? 'UNKNOWN' : conditional < 0.85 ? 'OPEN' : 'CONDITIONAL',
      conditions: conditional < 0.92 ? [] : ['registration'],
      capacityPerDay: draw.isTrue(0.2) ? Math.round(draw.tail(80)) : null,
      openingDays: null,
      sourceWords: [],
    };
  }

  return {
    kinds: Object.keys(makers) as KindName[],
    async *facts(kind) {
      const make = makers[kind] as (() => Iterable<Fact<typeof kind>>) | undefined;
      let batch: Fact<typeof kind>[] = [];
      for (const fact of make?.() ?? []) {
        batch.push(fact);
        if (batch.length < FACTS_IN_A_BATCH) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield await Promise.resolve(batch);
    },
  };
}

function provider(
  itsCode: string,
  name: string,
  kind: Fact<'Provider'>['kind'],
  nationalSociety: string | null,
): Fact<'Provider'> {
  return {
    ...envelope,
    asOf: null,
    code: itsCode,
    name,
    acronym: null,
    alternatives: [],
    kind,
    nationalSociety,
  };
}

function flow(itsCode: string, leg: string | null, trail: string | null, people: number): Fact<'Flow'> {
  return {
    ...envelope,
    code: itsCode,
    leg,
    trail,
    origin: null,
    originWords: null,
    destination: null,
    destinationWords: null,
    peoplePerYear: people,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    definition: 'ESTIMATE',
    counted: null,
  };
}
