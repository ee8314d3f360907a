import type { Fact } from '../../graph/model/kinds.ts';
import { freshStatements } from './statements.ts';
import { isPartlyWithheld } from './status.ts';
import { distinct, find, holds, type View, type World } from './world.ts';

/** One end of a possible link: the services that serve there, and the countries in which it lies. */
export interface End {
  countries: string[];
  services: Fact<'Service'>[];
}

function providersAt(end: End): string[] {
  return distinct(end.services.map((service) => service.provider));
}

function societyOf(world: World, provider: string): string | null {
  return find(world.Provider, provider)?.nationalSociety ?? null;
}

function societiesAt(world: World, end: End): string[] {
  return distinct(providersAt(end).map((provider) => societyOf(world, provider))).filter(
    (code) => code !== null,
  );
}

export function shareProvider(a: End, b: End): boolean {
  return providersAt(a).some((provider) => providersAt(b).includes(provider));
}

/** Whether the end of a referral, a service or a branch, belongs to an end of a link. */
function belongs(world: World, service: string | null, branch: string | null, end: End): boolean {
  if (service !== null) {
    const fact = find(world.Service, service);
    if (fact === undefined || fact.country === null || !end.countries.includes(fact.country)) return false;
    return end.services.some(
      (serving) =>
        serving.provider === fact.provider || (fact.branch !== null && serving.branch === fact.branch),
    );
  }
  const fact = find(world.Branch, branch!);
  if (fact === undefined || !end.countries.includes(fact.country)) return false;
  return end.services.some(
    (serving) => serving.branch === fact.code || societyOf(world, serving.provider) === fact.nationalSociety,
  );
}

function referralJoins({ world, asOf }: View, serviceType: string, from: End, to: End): boolean {
  return world.Referral.some(
    (referral) =>
      holds(referral, asOf) &&
      referral.serviceType === serviceType &&
      belongs(world, referral.fromService, referral.fromBranch, from) &&
      belongs(world, referral.toService, referral.toBranch, to),
  );
}

function agreementJoins({ world, asOf }: View, serviceType: string, from: End, to: End): boolean {
  return world.Agreement.some((agreement) => {
    if (!holds(agreement, asOf) || !agreement.topics.includes(serviceType)) return false;
    const fromParties = societiesAt(world, from).filter((society) => agreement.parties.includes(society));
    const toParties = societiesAt(world, to).filter((society) => agreement.parties.includes(society));
    return fromParties.some((one) => toParties.some((other) => one !== other));
  });
}

/** Rule 27. */
export function isLinked(
  view: View,
  serviceType: string,
  from: End,
  to: End,
  onlyAgreements: boolean,
): boolean {
  if (agreementJoins(view, serviceType, from, to)) return true;
  return !onlyAgreements && referralJoins(view, serviceType, from, to);
}

/** Whether fresh statements say that all links of the providers who serve at an end are listed. */
export function linksAreStated(view: View, serviceType: string, end: End): boolean {
  if (end.countries.length === 0 || isPartlyWithheld(view, serviceType)) return false;
  return providersAt(end).every((provider) => {
    const kind = find(view.world.Provider, provider)?.kind ?? null;
    if (kind === null) return false;
    const own = societyOf(view.world, provider);
    const society = find(view.world.NationalSociety, own ?? '');
    // A Society that this reader may not know: nobody can list its links for him.
    if (own !== null && society === undefined) return false;
    const countries = society === undefined ? end.countries : [...end.countries, society.country];
    return countries.every((country) =>
      freshStatements(view, serviceType).some(
        (statement) =>
          statement.links &&
          statement.country === country &&
          statement.adminArea === null &&
          statement.providerKinds.includes(kind),
      ),
    );
  });
}
