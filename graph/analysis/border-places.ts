import type { Figure } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { type Border, NEAR_METRES } from './borders.ts';
import { type Hop, type Hops, hopsOf, type Passage } from './hops.ts';
import { flowOnLeg } from './people.ts';
import type { Scope } from './scope.ts';
import type { View } from './view.ts';

/** A place where a border is crossed in one direction, whatever the journey; decision 0014, rules 2 and 3. */
export interface BorderPlace extends Omit<Border, 'legs'> {
  /** Legs of the scope that lead over it into `toCountry`. */
  readonly into: readonly number[];
  /** Who crosses it in a year, as published; null: nobody published it. */
  readonly people: PeopleOver | null;
}

/** A sum of published figures. */
export interface PeopleOver {
  readonly value: number;
  readonly figures: readonly Figure[];
}

/** The borders of a scope: crossings by code, each direction; then landings by code. O(stops + hops + passages). */
export function borderPlaces(view: View, scope: Scope): BorderPlace[] {
  const hops = hopsOf(view, scope);
  return [
    ...scope.stops.flatMap((stop) => crossingAt(view, hops, stop)),
    ...[...hops.into.keys()].toSorted((a, b) => a - b).flatMap((stop) => landingsAt(view, hops, stop)),
  ];
}

/** A border crossing, in each direction in which one comes from the one side or goes on to the other. */
function crossingAt(view: View, hops: Hops, crossing: number): BorderPlace[] {
  const { stops } = view.network;
  const [own, other] = countriesOfStop(stops, crossing);
  if (own === undefined || other === undefined) return [];
  const directions = [
    { fromCountry: own, toCountry: other },
    { fromCountry: other, toCountry: own },
  ];
  return directions.flatMap(({ fromCountry, toCountry }) => {
    const isOn = (country: number, beyond: number) => (stop: number) => {
      const countries = countriesOfStop(stops, stop);
      return countries.includes(country) && !countries.includes(beyond);
    };
    const isBefore = isOn(fromCountry, toCountry);
    const isAfter = isOn(toCountry, fromCountry);
    const before = nearest(
      (hops.into.get(crossing) ?? []).filter(({ from }) => isBefore(from)),
      'from',
    );
    const after = nearest(
      (hops.outOf.get(crossing) ?? []).filter(({ to }) => isAfter(to)),
      'to',
    );
    if (before === null && after === null) return [];
    return {
      fromCountry,
      toCountry,
      crossing,
      before: before?.from ?? null,
      after: after?.to ?? null,
      near: before !== null && before.metres <= NEAR_METRES && after !== null && after.metres <= NEAR_METRES,
      into: (hops.arrivingFrom.get(crossing) ?? [])
        .filter(({ to }) => to.every(isAfter))
        .map(({ leg }) => leg),
      people: greater(
        peopleInto(view, hops, crossing, isBefore),
        greater(
          peopleOn(view, alone(hops.leaving.get(crossing), 'to', isAfter)),
          peopleOn(view, onlyOne(hops.arrivingFrom.get(crossing), 'from', 'to', isAfter)),
        ),
      ),
    };
  });
}

/** Where one comes to a stop from stops that share no country with it: over a border without a crossing, by air, or over the sea. */
function landingsAt(view: View, hops: Hops, stop: number): BorderPlace[] {
  const { stops } = view.network;
  const here = countriesOfStop(stops, stop);
  const isAbroad = (from: number) => countriesOfStop(stops, from).every((country) => !here.includes(country));
  const abroad = (hops.into.get(stop) ?? []).filter(({ from }) => isAbroad(from));
  // One comes from the first of a crossing's countries, as at the start of a journey: decision 0002, rule 25.
  const countries = [...new Set(abroad.map(({ from }) => stops.country[from]!))].toSorted((a, b) => a - b);
  return countries.map((fromCountry) => {
    const isFrom = (from: number) => isAbroad(from) && stops.country[from] === fromCountry;
    const hop = nearest(
      abroad.filter(({ from }) => isFrom(from)),
      'from',
    )!;
    return {
      fromCountry,
      toCountry: here[0]!,
      crossing: null,
      before: hop.from,
      after: stop,
      near: hop.metres <= NEAR_METRES,
      into: (hops.arriving.get(stop) ?? []).filter(({ from }) => from.some(isFrom)).map(({ leg }) => leg),
      people: peopleInto(view, hops, stop, isFrom),
    };
  });
}

/** Who comes to a stop from some stops, by the legs that lead from these to it alone. */
function peopleInto(view: View, hops: Hops, stop: number, isFrom: (from: number) => boolean) {
  return greater(
    peopleOn(view, onlyOne(hops.leavingFor.get(stop), 'to', 'from', isFrom)),
    peopleOn(view, alone(hops.arriving.get(stop), 'from', isFrom)),
  );
}

/** Those whose every stop at one end fulfils a test. */
function alone(
  passages: readonly Passage[] = [],
  end: 'from' | 'to',
  fulfils: (stop: number) => boolean,
): readonly Passage[] {
  return passages.filter((passage) => passage[end].length > 0 && passage[end].every(fulfils));
}

/** Those with one stop at one end, and whose stops at the other end fulfil a test. */
function onlyOne(
  passages: readonly Passage[] = [],
  end: 'from' | 'to',
  other: 'from' | 'to',
  fulfils: (stop: number) => boolean,
): readonly Passage[] {
  return alone(
    passages.filter((passage) => passage[end].length === 1),
    other,
    fulfils,
  );
}

function peopleOn(view: View, passages: readonly Passage[]): PeopleOver | null {
  const figures = passages
    .map(({ leg }) => leg)
    .toSorted((a, b) => a - b)
    .map((leg) => flowOnLeg(view, leg))
    .filter((figure) => figure !== null);
  return figures.length === 0 ? null : { value: figures.reduce((sum, { value }) => sum + value, 0), figures };
}

/** Two counts of the same people are never added; of equal ones the first is shown. */
function greater(one: PeopleOver | null, other: PeopleOver | null): PeopleOver | null {
  if (one === null || other === null) return one ?? other;
  return other.value > one.value ? other : one;
}

function nearest(hops: readonly Hop[], end: 'from' | 'to'): Hop | null {
  return hops.reduce<Hop | null>(
    (least, hop) =>
      least === null || hop.metres < least.metres || (hop.metres === least.metres && hop[end] < least[end])
        ? hop
        : least,
    null,
  );
}
