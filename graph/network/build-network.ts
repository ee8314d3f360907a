import { FLOW_DEFINITIONS, STOCK_DEFINITIONS } from '../model/closed-lists.ts';
import { dayNumber } from '../model/day.ts';
import { seesRestricted, type Viewer } from '../model/viewer.ts';
import { type CodeIndex, codeIndex } from './code-index.ts';
import { compressRows } from './compressed-rows.ts';
import { collectFacts, type ReadFacts } from './facts.ts';
import type { Figure, Network, ReferralEnd, TrailColumns } from './network.ts';
import { legColumns, legsByStop, listRows, stopColumns } from './place-columns.ts';
import { serviceColumns } from './service-columns.ts';
import {
  branchColumns,
  groupColumns,
  kindBit,
  providerColumns,
  serviceTypeColumns,
  societyColumns,
} from './small-columns.ts';
import { endDay, startDay } from './validity.ts';

/** Builds the snapshot that one viewer sees at one revision from its facts. One pass over each kind. */
export async function buildNetwork(read: ReadFacts, revision: number, viewer: Viewer): Promise<Network> {
  const sources = codeIndex((await collectFacts(read, 'Source')).map((fact) => fact.code));
  const countryFacts = await collectFacts(read, 'Country');
  const countries = codeIndex(countryFacts.map((fact) => fact.code));
  const serviceTypes = serviceTypeColumns(await collectFacts(read, 'ServiceType'));
  const groups = groupColumns(await collectFacts(read, 'Group'));
  const societies = societyColumns(await collectFacts(read, 'NationalSociety'), countries);
  const areaFacts = await collectFacts(read, 'AdminArea');
  const areas = codeIndex(areaFacts.map((fact) => fact.code));
  const areaLevel = Int8Array.from(areaFacts, (fact) => fact.level);
  const providers = providerColumns(await collectFacts(read, 'Provider'), societies);
  const branches = branchColumns(await collectFacts(read, 'Branch'), countries, societies);
  const bareStops = stopColumns(await collectFacts(read, 'Stop'), sources, countries, areas);
  const bareLegs = legColumns(await collectFacts(read, 'Leg'), sources, bareStops);
  const linked = await serviceColumns(read('Service'), {
    sources,
    countries,
    areas,
    areaLevel,
    types: serviceTypes,
    providers,
    branches,
    stops: bareStops,
    legs: bareLegs,
  });
  const trails = await trailColumns(read, sources, bareStops, bareLegs, countries);
  const { services } = linked;
  const trailLegPairs = trails.legs.flatMap((legs, trail) => legs.map(({ leg }) => ({ leg, trail })));

  return {
    revision,
    viewerKey: viewer.key,
    seesRestricted: seesRestricted(viewer),
    sources,
    countries,
    borders: listRows(countryFacts, (fact) =>
      fact.borders.map(countries.indexOf).filter((place) => place >= 0),
    ),
    areas: { ...areas, level: areaLevel, services: linked.byArea },
    serviceTypes,
    groups,
    providers,
    societies,
    branches,
    stops: {
      ...bareStops,
      reach: linked.reach,
      reachHow: linked.reachHow,
      ...legsByStop(bareStops.codes.length, bareLegs),
    },
    legs: {
      ...bareLegs,
      services: linked.byLeg,
      trails: compressRows(
        bareLegs.codes.length,
        trailLegPairs.map(({ leg }) => leg),
        trailLegPairs.map(({ trail }) => trail),
      ),
    },
    services,
    trails,
    statements: (await collectFacts(read, 'Statement')).map((fact) => ({
      source: sources.indexOf(fact.source),
      asOf: startDay(fact.asOf),
      freshUntil: dayNumber(fact.freshUntil),
      country: countries.indexOf(fact.country),
      area: areas.indexOf(fact.adminArea),
      types: fact.serviceTypes.map(serviceTypes.indexOf).filter((type) => type >= 0),
      kinds: fact.providerKinds,
      kindBits: fact.providerKinds.reduce((bits, kind) => bits | kindBit(kind), 0),
      links: fact.links,
    })),
    packages: (await collectFacts(read, 'MinimumPackage'))
      .map((fact) => ({
        role: fact.role,
        step: fact.step,
        type: serviceTypes.indexOf(fact.serviceType),
        source: sources.indexOf(fact.source),
        validFrom: startDay(fact.validFrom),
        validUntil: endDay(fact.validUntil),
      }))
      .filter(({ type }) => type >= 0),
    figures: await figures(read, sources, bareLegs, bareStops, trails),
    referrals: await referrals(read),
    agreements: (await collectFacts(read, 'Agreement')).map((fact) => ({
      source: sources.indexOf(fact.source),
      validFrom: startDay(fact.validFrom),
      validUntil: endDay(fact.validUntil),
      parties: fact.parties.map(societies.indexOf).filter((society) => society >= 0),
      topics: fact.topics.map(serviceTypes.indexOf).filter((type) => type >= 0),
    })),
  };

  async function referrals(readFacts: ReadFacts) {
    const providerOfSociety = new Map([...providers.society].map((society, provider) => [society, provider]));
    const end = (serviceCode: string | null, branchCode: string | null): ReferralEnd | null => {
      if (serviceCode !== null) {
        const service = services.indexOf(serviceCode);
        if (service < 0) return null;
        return {
          provider: services.provider[service]!,
          branch: services.branch[service]!,
          country: services.country[service]!,
        };
      }
      const branch = branches.indexOf(branchCode);
      if (branch < 0) return null;
      const provider = providerOfSociety.get(branches.society[branch]!) ?? -1;
      return { provider, branch, country: branches.country[branch]! };
    };
    return (await collectFacts(readFacts, 'Referral')).flatMap((fact) => {
      const from = end(fact.fromService, fact.fromBranch);
      const to = end(fact.toService, fact.toBranch);
      const type = serviceTypes.indexOf(fact.serviceType);
      if (from === null || to === null || type < 0) return [];
      return [
        {
          source: sources.indexOf(fact.source),
          validFrom: startDay(fact.validFrom),
          validUntil: endDay(fact.validUntil),
          type,
          from,
          to,
        },
      ];
    });
  }
}

async function trailColumns(
  read: ReadFacts,
  sources: CodeIndex,
  stops: CodeIndex,
  legs: CodeIndex,
  countries: CodeIndex,
): Promise<TrailColumns> {
  const trails = codeIndex((await collectFacts(read, 'Trail')).map((fact) => fact.code));
  const validity = (fact: { source: string; validFrom: string | null; validUntil: string | null }) => ({
    source: sources.indexOf(fact.source),
    validFrom: startDay(fact.validFrom),
    validUntil: endDay(fact.validUntil),
  });
  const byTrail = <T>() => trails.codes.map((): T[] => []);
  const trailStops = byTrail<TrailColumns['stops'][number][number]>();
  for (const fact of await collectFacts(read, 'TrailStop')) {
    const stop = stops.indexOf(fact.stop);
    if (stop >= 0)
      trailStops[trails.indexOf(fact.trail)]?.push({ stop, roles: fact.roles, ...validity(fact) });
  }
  const trailLegs = byTrail<TrailColumns['legs'][number][number]>();
  for (const fact of await collectFacts(read, 'TrailLeg')) {
    const leg = legs.indexOf(fact.leg);
    if (leg >= 0) trailLegs[trails.indexOf(fact.trail)]?.push({ leg, ...validity(fact) });
  }
  const countryRoles = byTrail<TrailColumns['countryRoles'][number][number]>();
  for (const fact of await collectFacts(read, 'TrailCountry')) {
    const country = countries.indexOf(fact.country);
    if (country < 0) continue;
    countryRoles[trails.indexOf(fact.trail)]?.push({ country, roles: fact.roles, ...validity(fact) });
  }
  return { ...trails, stops: trailStops, legs: trailLegs, countryRoles };
}

async function figures(
  read: ReadFacts,
  sources: CodeIndex,
  legs: CodeIndex,
  stops: CodeIndex,
  trails: CodeIndex,
) {
  const group = (entries: readonly (readonly [number, Figure])[]) => {
    const bySubject = new Map<number, Figure[]>();
    for (const [subject, figure] of entries) {
      if (subject < 0) continue;
      const list = bySubject.get(subject);
      if (list) list.push(figure);
      else bySubject.set(subject, [figure]);
    }
    return bySubject;
  };
  const flows = (await collectFacts(read, 'Flow')).map((fact) => ({
    fact,
    figure: {
      code: fact.code,
      source: sources.indexOf(fact.source),
      value: fact.peoplePerYear,
      periodFrom: dayNumber(fact.periodFrom),
      periodTo: dayNumber(fact.periodTo),
      definition: FLOW_DEFINITIONS.indexOf(fact.definition),
      validFrom: startDay(fact.validFrom),
      validUntil: endDay(fact.validUntil),
    },
  }));
  const stocks = (await collectFacts(read, 'Stock')).map((fact) => ({
    fact,
    figure: {
      code: fact.code,
      source: sources.indexOf(fact.source),
      value: fact.people,
      periodFrom: dayNumber(fact.onDate),
      periodTo: dayNumber(fact.onDate),
      definition: STOCK_DEFINITIONS.indexOf(fact.definition),
      validFrom: startDay(fact.validFrom),
      validUntil: endDay(fact.validUntil),
    },
  }));
  const deaths = (await collectFacts(read, 'IncidentTotal')).map((fact) => ({
    fact,
    figure: {
      code: fact.code,
      source: sources.indexOf(fact.source),
      value: fact.deathsAndMissingPerYear,
      periodFrom: dayNumber(fact.periodFrom),
      periodTo: dayNumber(fact.periodTo),
      definition: 0,
      validFrom: startDay(fact.validFrom),
      validUntil: endDay(fact.validUntil),
    },
  }));
  return {
    legFlows: group(flows.map(({ fact, figure }) => [legs.indexOf(fact.leg), figure])),
    trailFlows: group(flows.map(({ fact, figure }) => [trails.indexOf(fact.trail), figure])),
    stocks: group(stocks.map(({ fact, figure }) => [stops.indexOf(fact.stop), figure])),
    legDeaths: group(deaths.map(({ fact, figure }) => [legs.indexOf(fact.leg), figure])),
  };
}
