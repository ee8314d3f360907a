import { readsRestricted, type Viewer } from '../model/viewer.ts';
import { codeIndex } from './code-index.ts';
import { collectFacts, type ReadFacts } from './facts.ts';
import { figureColumns } from './figure-columns.ts';
import { agreementEntries, referralEntries } from './link-entries.ts';
import type { Network } from './network.ts';
import { packageEntries } from './package-entries.ts';
import { borderRows, legColumns, legsByStop, stopColumns } from './place-columns.ts';
import { inSharedMemory } from './shared-memory.ts';
import { serviceColumns } from './service-columns.ts';
import { statementEntries } from './statement-entries.ts';
import { trailColumns, trailsByLeg } from './trail-columns.ts';
import {
  branchColumns,
  groupColumns,
  providerColumns,
  serviceTypeColumns,
  societyColumns,
} from './small-columns.ts';

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

  return inSharedMemory({
    revision,
    viewerKey: viewer.key,
    readsRestricted: readsRestricted(viewer),
    sources,
    countries,
    borders: borderRows(countryFacts, countries),
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
      trails: trailsByLeg(bareLegs.codes.length, trails),
    },
    services,
    trails,
    statements: await statementEntries(read, { sources, countries, areas, serviceTypes }),
    packages: await packageEntries(read, { sources, serviceTypes }),
    figures: await figureColumns(read, { sources, legs: bareLegs, stops: bareStops, trails }),
    referrals: await referralEntries(read, { sources, serviceTypes, services, branches }),
    agreements: await agreementEntries(read, { sources, serviceTypes, societies }),
  });
}
