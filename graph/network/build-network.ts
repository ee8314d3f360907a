import { dayNumber } from '../model/day.ts';
import { readsRestricted, type Viewer } from '../model/viewer.ts';
import { codeIndex } from './code-index.ts';
import { compressRows } from './compressed-rows.ts';
import { collectFacts, type ReadFacts } from './facts.ts';
import { figureColumns } from './figure-columns.ts';
import { agreementEntries, referralEntries } from './link-entries.ts';
import { membershipOf } from './membership.ts';
import type { Network } from './network.ts';
import { legColumns, legsByStop, listRows, stopColumns } from './place-columns.ts';
import { inSharedMemory } from './shared-memory.ts';
import { serviceColumns } from './service-columns.ts';
import { trailColumns } from './trail-columns.ts';
import {
  branchColumns,
  groupColumns,
  kindBit,
  providerColumns,
  serviceTypeColumns,
  societyColumns,
} from './small-columns.ts';
import { startDay } from './validity.ts';

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
  const branches = branchColumns(await collectFacts(read, 'Branch'), {
    sources,
    countries,
    societies,
    areas,
  });
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
  const trails = await trailColumns(read, { sources, stops: bareStops, legs: bareLegs, countries });
  const { services } = linked;
  const trailLegPairs = trails.legs.flatMap((legs, trail) => legs.map(({ leg }) => ({ leg, trail })));

  return inSharedMemory({
    revision,
    viewerKey: viewer.key,
    readsRestricted: readsRestricted(viewer),
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
        ...membershipOf(fact, sources),
        role: fact.role,
        step: fact.step,
        type: serviceTypes.indexOf(fact.serviceType),
      }))
      .filter(({ type }) => type >= 0),
    figures: await figureColumns(read, { sources, legs: bareLegs, stops: bareStops, trails }),
    referrals: await referralEntries(read, { sources, serviceTypes, services, branches }),
    agreements: await agreementEntries(read, { sources, serviceTypes, societies }),
  });
}
