import type { HandoverStatus } from '../model/closed-lists.ts';
import type { AgreementEntry, Figure, ReferralEntry } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { heldOn, holdsOn } from '../network/validity.ts';
import type { BorderPlace } from './border-places.ts';
import { evidence } from './evidence.ts';
import { type Handover, handoverAt } from './handovers.ts';
import type { Scope } from './scope.ts';
import type { View } from './view.ts';

interface PartnershipsAsk {
  readonly types: readonly number[];
  readonly groups: readonly number[];
  /** The borders of the scope: see borderPlaces. */
  readonly places: readonly BorderPlace[];
  /** Which pairs are asked for: of a regional network, or all. */
  readonly isAsked: (a: number, b: number) => boolean;
}

/** Two National Societies that share a trail, or a border on it; decision 0014. */
export interface Partnership {
  /** The one whose code comes first. */
  readonly a: number;
  readonly b: number;
  readonly sharedTrails: readonly number[];
  readonly borders: readonly SharedBorder[];
  /** Over all their borders, both directions. Null: nobody published any; see `figures`. */
  readonly peoplePerYear: number | null;
  readonly figures: readonly Figure[];
  readonly handovers: HandoverCounts;
  /** That hold on the day, and to which both are parties. */
  readonly agreements: readonly AgreementEntry[];
  /** That hold on the day, from the country of one to that of the other. */
  readonly referrals: readonly ReferralEntry[];
  /** Types with an UNLINKED handover, by the people over these borders. */
  readonly missing: readonly MissingLink[];
  /** Types without one, of whose links at some border nobody knows: UNKNOWN that lacks LINK. */
  readonly unknown: readonly MissingLink[];
  /** Over the borders with an UNLINKED handover, each once. Null: none of them has a figure; or there is none. */
  readonly missingPeoplePerYear: number | null;
}

export interface SharedBorder extends BorderPlace {
  /** By type, then group, as asked. */
  readonly handovers: readonly BorderHandover[];
  /** Codes of the sources of the handovers: who serves at the border, and what links. */
  readonly sources: readonly string[];
}

export interface BorderHandover extends Pick<Handover, 'status' | 'lacking'> {
  readonly type: number;
  readonly group: number;
}

export interface MissingLink {
  readonly type: number;
  readonly borders: readonly SharedBorder[];
  /** Over these borders. Null: none of them has a figure. */
  readonly peoplePerYear: number | null;
}

/** How many handovers (border × type × group) have each status. */
export type HandoverCounts = Readonly<Record<HandoverStatus, number>>;

/** In the order of MISSING_FLOW_DESC. Definitions: docs/decisions/0014-partnerships.md. O(pairs + borders × types × groups × services at their sides). */
export function partnerships(view: View, scope: Scope, ask: PartnershipsAsk): Partnership[] {
  const { societies } = view.network;
  const trailsOf = trailsOfCountries(view, scope);
  const placesOf = byPair(ask.places, ({ fromCountry, toCountry }) => [fromCountry, toCountry]);
  const agreementsOf = agreementsByPair(view);
  const referralsOf = byPair(heldOn(view.day, view.network.referrals), ({ from, to }) => [
    from.country,
    to.country,
  ]);
  const measured = new Map<string, SharedBorder[]>();
  const bordersBetween = (key: string) => {
    const known = measured.get(key) ?? (placesOf.get(key) ?? []).map((place) => bordered(place));
    measured.set(key, known);
    return known;
  };
  const bordered = (place: BorderPlace): SharedBorder => {
    const proof = evidence(view.network);
    const handovers = ask.types.flatMap((type) =>
      ask.groups.map((group) => ({
        type,
        group,
        ...handoverAt(view, place, place.into, type, group, proof),
      })),
    );
    return { ...place, handovers, sources: proof.sources() };
  };

  const pairs: Partnership[] = [];
  for (let a = 0; a < societies.codes.length; a++) {
    for (let b = a + 1; b < societies.codes.length; b++) {
      const key = pairKey(societies.country[a]!, societies.country[b]!);
      if (key === null || !ask.isAsked(a, b)) continue;
      const sharedTrails = (trailsOf.get(societies.country[a]!) ?? []).filter((trail) =>
        trailsOf.get(societies.country[b]!)?.includes(trail),
      );
      if (sharedTrails.length === 0 && !placesOf.has(key)) continue;
      const agreements = agreementsOf.get(`${a} ${b}`) ?? [];
      const referrals = referralsOf.get(key) ?? [];
      pairs.push({ a, b, sharedTrails, agreements, referrals, ...measure(bordersBetween(key), ask.types) });
    }
  }
  return pairs.toSorted(byMissingFlow);
}

function measure(borders: readonly SharedBorder[], types: readonly number[]) {
  const handovers = borders.flatMap((border) => border.handovers);
  const count = (status: HandoverStatus) => handovers.filter((one) => one.status === status).length;
  const having = (test: (one: BorderHandover) => boolean) =>
    borders.filter((border) => border.handovers.some(test));
  const linksOf = (test: (one: BorderHandover) => boolean) =>
    types
      .map((type) => having((one) => one.type === type && test(one)))
      .map((found, place) => ({ type: types[place]!, borders: found, peoplePerYear: peopleOver(found) }))
      .filter((link) => link.borders.length > 0)
      .toSorted((one, other) => nullsLast(one.peoplePerYear, other.peoplePerYear) || one.type - other.type);
  const isUnlinked = ({ status }: BorderHandover) => status === 'UNLINKED';
  const missing = linksOf(isUnlinked);
  const isMissing = new Set(missing.map(({ type }) => type));
  return {
    borders,
    peoplePerYear: peopleOver(borders),
    figures: borders.flatMap(({ people }) => people?.figures ?? []),
    handovers: {
      LINKED: count('LINKED'),
      UNLINKED: count('UNLINKED'),
      ONE_SIDED: count('ONE_SIDED'),
      ABSENT: count('ABSENT'),
      UNKNOWN: count('UNKNOWN'),
    },
    missing,
    unknown: linksOf(
      ({ type, status, lacking }) => status === 'UNKNOWN' && lacking === 'LINK' && !isMissing.has(type),
    ),
    missingPeoplePerYear: peopleOver(having(isUnlinked)),
  };
}

/** The sum of what is published; null when nothing is. */
function peopleOver(borders: readonly SharedBorder[]): number | null {
  const known = borders.flatMap(({ people }) => people?.value ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The greater first; an unknown number after every known one, 0 too. */
function nullsLast(one: number | null, other: number | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return other - one;
}

/** By the people over UNLINKED handovers; then by how many types are missing, then unknown, then by all people; decision 0014, rule 6. */
function byMissingFlow(one: Partnership, other: Partnership): number {
  return (
    nullsLast(one.missingPeoplePerYear, other.missingPeoplePerYear) ||
    other.missing.length - one.missing.length ||
    other.unknown.length - one.unknown.length ||
    nullsLast(one.peoplePerYear, other.peoplePerYear) ||
    one.a - other.a ||
    one.b - other.b
  );
}

/** One key for both orders of two different countries; null for what is no pair. */
function pairKey(one: number, other: number): string | null {
  if (one < 0 || other < 0 || one === other) return null;
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function byPair<T>(all: readonly T[], countries: (one: T) => readonly [number, number]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const key = pairKey(...countries(one));
    if (key !== null) found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

/** Agreements that hold on the day, by every two of their parties. */
function agreementsByPair({ network, day }: View): Map<string, AgreementEntry[]> {
  const found = new Map<string, AgreementEntry[]>();
  for (const agreement of network.agreements) {
    if (!holdsOn(day, agreement.validFrom, agreement.validUntil)) continue;
    const parties = [...new Set(agreement.parties)].toSorted((a, b) => a - b);
    for (const [place, a] of parties.entries()) {
      for (const b of parties.slice(place + 1)) {
        found.set(`${a} ${b}`, [...(found.get(`${a} ${b}`) ?? []), agreement]);
      }
    }
  }
  return found;
}

/** The trails of the scope on which each country is: stated for it, or by a stop of the trail that is in it. */
function trailsOfCountries({ network, day, stopHolds }: View, scope: Scope): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const trail of scope.trails) {
    const stated = heldOn(day, network.trails.countryRoles[trail]!).map(({ country }) => country);
    const ofStops = heldOn(day, network.trails.stops[trail]!)
      .filter(({ stop }) => stopHolds[stop])
      .flatMap(({ stop }) => countriesOfStop(network.stops, stop));
    for (const country of new Set([...stated, ...ofStops])) {
      found.set(country, [...(found.get(country) ?? []), trail]);
    }
  }
  return found;
}
