import type { Membership } from '../network/network.ts';
import type { View } from './view.ts';
import { withheld } from './withheld.ts';
import { holdsOn } from '../network/validity.ts';
import { kindsNamed, statementsOn } from './statements.ts';

/** Who serves at a place, as far as links are concerned. */
export interface ServingSide {
  /** The country of a side of a border; both countries of a crossing; none at sea. */
  readonly countries: readonly number[];
  readonly providers: ReadonlySet<number>;
  readonly branches: ReadonlySet<number>;
  /** Societies that its providers are. */
  readonly societies: ReadonlySet<number>;
}

/** The serving side of some services that stand in (or for) some countries. */
export function servingSide(
  view: View,
  countries: readonly number[],
  services: readonly number[],
): ServingSide {
  const { provider, branch } = view.network.services;
  // −1 stays among them: somebody serves whom this viewer may not know, and whose links nobody can list.
  const providers = new Set(services.map((service) => provider[service]!));
  return {
    countries,
    providers,
    branches: new Set(services.map((service) => branch[service]!).filter((place) => place >= 0)),
    societies: new Set(
      [...providers]
        .map((place) => view.network.providers.society[place] ?? -1)
        .filter((place) => place >= 0),
    ),
  };
}

/** A referral or agreement on the type that joins two sides in the direction of travel, or null; decision 0002, rule 27. */
export function findLink(
  view: View,
  type: number,
  from: ServingSide,
  to: ServingSide,
  agreementOnly: boolean,
): Membership | null {
  const referral = agreementOnly
    ? undefined
    : view.network.referrals.find((candidate) => joins(view, candidate, type, from, to));
  return (
    referral ?? view.network.agreements.find((candidate) => binds(view, candidate, type, from, to)) ?? null
  );
}

function joins(
  view: View,
  referral: View['network']['referrals'][number],
  type: number,
  from: ServingSide,
  to: ServingSide,
): boolean {
  const ends = (end: typeof referral.from, side: ServingSide) =>
    side.countries.includes(end.country) &&
    ((end.provider >= 0 && side.providers.has(end.provider)) ||
      side.branches.has(end.branch) ||
      side.societies.has(end.society));
  return (
    referral.type === type &&
    holdsOn(view.day, referral.validFrom, referral.validUntil) &&
    ends(referral.from, from) &&
    ends(referral.to, to)
  );
}

function binds(
  view: View,
  agreement: View['network']['agreements'][number],
  type: number,
  from: ServingSide,
  to: ServingSide,
): boolean {
  if (!agreement.topics.includes(type) || !holdsOn(view.day, agreement.validFrom, agreement.validUntil)) {
    return false;
  }
  const parties = (side: ServingSide) =>
    [...side.societies].filter((society) => agreement.parties.includes(society));
  return parties(from).some((a) => parties(to).some((b) => a !== b));
}

/**
 * Whether fresh statements for whole countries claim to list all links of everybody who serves on a side: those of the
 * side's countries, and of a Society that serves abroad its own country's too. Never where some may be withheld.
 */
export function linksAreListed(view: View, type: number, side: ServingSide): boolean {
  const { providers, societies } = view.network;
  if (side.countries.length === 0 || withheld(view.network, type) !== 'NOTHING') return false;
  return [...side.providers].every((provider) => {
    const bit = providers.kindBit[provider] ?? 0;
    const society = providers.society[provider] ?? -1;
    const countries = society < 0 ? side.countries : [...side.countries, societies.country[society]!];
    return countries.every((country) => (kindsListed(view, country, type) & bit) !== 0);
  });
}

/** The kinds of provider of which fresh statements claim to list all links, for the whole country. */
export function kindsListed(view: View, country: number, type: number): number {
  return kindsNamed(statementsOn(view, country, type, []).filter(({ links }) => links));
}
