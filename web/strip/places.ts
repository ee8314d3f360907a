import type { Handover, Journey, JourneyStop } from './journey.ts';

/** A stop and how far it lies along the journey, km. */
export interface Place {
  readonly stop: JourneyStop;
  readonly km: number;
}

/** The stops by their km from the start: `[{ stop: Mekele, km: 0 }, …]`. */
export function placesOf({ stops, legs }: Pick<Journey, 'stops' | 'legs'>): Place[] {
  let km = 0;
  return stops.map((stop, index) => {
    if (index > 0) km += legs[index - 1]!.km;
    return { stop, km };
  });
}

/** Where a border is crossed, with what is told of it for each service type. */
export interface Gate {
  /** From the start: of the crossing; else half-way between the stops before and behind it. */
  readonly km: number;
  readonly from: Handover['fromCountry'];
  readonly to: Handover['toCountry'];
  /** The crossing, or the stops on both sides. */
  readonly name: string;
  /** By code of the service type. */
  readonly handovers: ReadonlyMap<string, Handover>;
}

/** Every type tells of the same borders in the same order. */
export function gatesOf(journey: Journey): Gate[] {
  const places = placesOf(journey);
  const kmOf = (code: string | undefined) => places.find(({ stop }) => stop.code === code)?.km;
  const [first] = journey.care;
  return (first?.handovers ?? []).map((handover, index) => {
    const { crossing, lastStop, firstStop, fromCountry: from, toCountry: to } = handover;
    const [before, behind] = [kmOf(lastStop?.code) ?? 0, kmOf(firstStop?.code) ?? journey.km];
    return {
      km: kmOf(crossing?.code) ?? (before + behind) / 2,
      from,
      to,
      name:
        crossing?.name ?? [lastStop?.name, firstStop?.name].filter((name) => name !== undefined).join(' – '),
      handovers: new Map(
        journey.care.flatMap(({ serviceType, handovers }) => {
          const same = handovers[index];
          return same === undefined ? [] : [[serviceType.code, same] as const];
        }),
      ),
    };
  });
}

/** A part of the journey that lies in one country. */
export interface CountrySpan {
  readonly fromKm: number;
  readonly toKm: number;
  /** Null: at sea, or nobody says. */
  readonly country: Handover['fromCountry'] | null;
}

/** From gate to gate. Without a gate: the country of the first stop that has one. */
export function countrySpans(journey: Journey, gates: readonly Gate[]): CountrySpan[] {
  const only = journey.stops.find(({ country }) => country !== null)?.country ?? null;
  if (gates.length === 0) return [{ fromKm: 0, toKm: journey.km, country: only }];
  const ends = [...gates.map(({ km }) => km), journey.km];
  const countries = [gates[0]!.from, ...gates.map(({ to }) => to)];
  return countries.map((country, index) => ({
    fromKm: index === 0 ? 0 : ends[index - 1]!,
    toKm: ends[index]!,
    country,
  }));
}

type LegFlow = Journey['legs'][number]['flows']['nodes'][number];

const YEAR_DAYS = 360;
const DAY_MS = 86_400_000;
const wholeYear = ({ periodFrom, periodTo }: LegFlow) =>
  (Date.parse(periodTo) - Date.parse(periodFrom)) / DAY_MS + 1 >= YEAR_DAYS;

/** People a year on a leg: the latest figure of a whole year, else the latest. Null: nobody published one. */
export function peopleOn({ flows }: Journey['legs'][number], asOf: string): number | null {
  const begun = flows.nodes.filter(({ periodFrom }) => periodFrom <= asOf);
  const best = begun.toSorted(
    (a, b) => Number(wholeYear(b)) - Number(wholeYear(a)) || b.periodTo.localeCompare(a.periodTo),
  )[0];
  return best?.peoplePerYear ?? null;
}
