import type { FactsSeen, LegSeen } from './answers.ts';
import { expectsAlong } from './expected.ts';
import { kmWithinCountries, legKey, liesIn, type World } from './network.ts';
import { countriesOf } from './place.ts';
import { isComplete } from './status.ts';

export interface Kilometres {
  readonly inCare: number;
  readonly without: number;
  readonly unknown: number;
}
export interface AskedOfLegs {
  readonly facts: FactsSeen;
  /** The whole network. */
  readonly world: World;
  readonly type: string;
  readonly day: string;
  /** Stops by the status of the type. */
  readonly served: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
  /** Roles of countries on the trail. */
  readonly rolesOf: (country: string) => string[];
  /** Legs to which a service of the type is attached. */
  readonly withService: ReadonlySet<string>;
}

/** km in care, without and unknown of one leg; null when it does not expect the type. */
export function careOnLegs({ facts, world, type, day, served, unknown, rolesOf, withService }: AskedOfLegs) {
  const range = facts.serviceTypes.find(({ code }) => code === type)!.careRangeKm!;
  const kmLow = kmWithinCountries(world, served);
  const kmHigh = kmWithinCountries(world, new Set([...served, ...unknown]));
  return (leg: LegSeen): Kilometres | null => {
    const { countries, atSea } = liesIn(world, leg);
    if (!expectsAlong(facts, atSea ? 'AT_SEA' : countries.flatMap(rolesOf), type)) return null;
    const within = (km: typeof kmLow) => {
      const near = (stop: string) => {
        const own = countriesOf(world.stops.get(stop)!).filter((one) => countries.includes(one));
        return own.length > 0 ? Math.min(...own.map((one) => km(stop, one))) : km(stop);
      };
      const reached = [leg.from, leg.to].map(({ code }) => Math.max(0, range - near(code)));
      return Math.min(leg.km, reached[0]! + reached[1]!);
    };
    if (withService.has(legKey(leg))) return { inCare: leg.km, without: 0, unknown: 0 };
    const stated =
      !atSea && countries.length > 0 && countries.every((country) => isComplete(facts, { country, type, day }));
    const low = within(kmLow);
    const high = stated ? within(kmHigh) : leg.km;
    return { inCare: low, without: leg.km - high, unknown: high - low };
  };
}
