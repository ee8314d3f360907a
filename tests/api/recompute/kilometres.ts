import type { FactsSeen, LegSeen } from './answers.ts';
import { expectsAlong } from './expected.ts';
import { kmWithinCountries, legKey, liesIn, type World } from './network.ts';
import { countriesOf } from './place.ts';
import { isComplete } from './status.ts';

export interface AskedOfLegs {
  readonly facts: FactsSeen;
  /** The whole network. */
  readonly world: World;
  readonly type: string;
  readonly day: string;
  readonly served: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
  /** Roles that a country has on the trails asked, as they hold this leg. */
  readonly rolesOf: (country: string, leg: LegSeen) => readonly string[];
  /** Legs to which a service of the type is attached. */
  readonly withService: ReadonlySet<string>;
}

/** km in care from the start of a leg, and up to its end. */
type Reached = readonly [number, number];
export interface LegCare {
  readonly km: number;
  /** With SERVED stops alone. */
  readonly low: Reached;
  /** With UNKNOWN ones serving, and all that no statement denies. */
  readonly high: Reached;
}

/** The care on one leg; null when it does not expect the type. */
export function careOnLegs({ facts, world, type, day, served, unknown, rolesOf, withService }: AskedOfLegs) {
  const range = facts.serviceTypes.find(({ code }) => code === type)!.careRangeKm!;
  const kmLow = kmWithinCountries(world, served);
  const kmHigh = kmWithinCountries(world, new Set([...served, ...unknown]));
  return (leg: LegSeen): LegCare | null => {
    const { countries, atSea } = liesIn(world, leg);
    const roles = countries.flatMap((country) => rolesOf(country, leg));
    if (!expectsAlong(facts, atSea ? 'AT_SEA' : roles, type)) return null;
    const reached = (km: typeof kmLow): Reached => {
      const near = (stop: string) => {
        const own = countriesOf(world.stops.get(stop)!).filter((one) => countries.includes(one));
        return own.length > 0 ? Math.min(...own.map((one) => km(stop, one))) : km(stop);
      };
      return [Math.max(0, range - near(leg.from.code)), Math.max(0, range - near(leg.to.code))];
    };
    const all: Reached = [leg.km, leg.km];
    if (withService.has(legKey(leg))) return { km: leg.km, low: all, high: all };
    const stated = !atSea && countries.every((country) => isComplete(facts, { country, type, day }));
    return { km: leg.km, low: reached(kmLow), high: stated ? reached(kmHigh) : all };
  };
}

export interface Kilometres {
  readonly inCare: number;
  readonly without: number;
  readonly unknown: number;
}

const within = (km: number, [fromStart, toEnd]: Reached) => Math.min(km, fromStart + toEnd);

export function kilometresOf({ km, low, high }: LegCare): Kilometres {
  const inCare = within(km, low);
  return { inCare, without: km - within(km, high), unknown: within(km, high) - inCare };
}

export const sum = (values: Iterable<number>): number => [...values].reduce((total, one) => total + one, 0);

/** The longest contiguous stretch outside care, km; a leg that does not expect the type (null) ends it. */
export function longestBreak(legs: readonly (LegCare | null)[], which: 'low' | 'high'): number {
  let [longest, running] = [0, 0];
  const end = () => {
    longest = Math.max(longest, running);
    running = 0;
  };
  for (const leg of legs) {
    if (leg === null) {
      end();
      continue;
    }
    const [fromStart, toEnd] = leg[which];
    if (fromStart > 0) end();
    running += Math.max(0, leg.km - fromStart - toEnd);
    if (toEnd > 0) end();
  }
  end();
  return longest;
}
