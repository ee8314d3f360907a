import { isDeepStrictEqual } from 'node:util';
import type { Fact, KindName } from '../../model/kinds.ts';
import type { ReadFacts } from '../facts.ts';
import { figureColumns } from '../figure-columns.ts';
import { agreementEntries, endOfBranch, endOfService, referralEntries } from '../link-entries.ts';
import type { Network, ReferralEnd, ReferralEntry } from '../network.ts';
import { withSourcesNow } from './moved-sources.ts';
import { packageEntries } from '../package-entries.ts';
import { renewedFigures } from './renewed-figures.ts';
import { isSameGround } from './same-ground.ts';
import { serviceColumns } from '../service-columns.ts';
import { branchColumns, providerColumns } from '../small-columns.ts';
import { movedPlaces, type Splice, spliceOf } from './splice.ts';
import { splicedColumn, splicedColumns } from './spliced-columns.ts';
import { splicedItems } from './spliced-items.ts';
import { statementEntries } from '../statement-entries.ts';
import { inOrder, type TouchedRead } from './touched-read.ts';
import { trailColumns, trailsByLeg } from '../trail-columns.ts';

const NONE: readonly string[] = [];

/**
 * The network after loads that touched these codes: what `buildNetwork` makes of all facts, made of the network before and of the facts that
 * were touched, which `read` tells as they are now. What did not change is shared with the network before.
 *
 * Null when it must be built: places, areas, types, trails or Societies changed, or very much hangs on what appeared.
 * O(facts touched) of the store, and O(entries of the columns that change).
 */
export async function renewedNetwork(
  earlier: Network,
  touched: ReadonlyMap<KindName, readonly string[]>,
  read: TouchedRead,
  revision: number,
): Promise<Network | null> {
  const codesOf = (kind: KindName) => touched.get(kind) ?? NONE;
  const before = await withSourcesNow(earlier, codesOf('Source'), read);
  if (before === null || !(await isSameGround(before, touched, read))) return null;
  const isTouched = (...kinds: KindName[]) => kinds.some((kind) => touched.has(kind));

  const providers = await renewedProviders(before, codesOf('Provider'), read);
  const branches = await renewedBranches(before, codesOf('Branch'), read);
  const withMembers = { ...before, revision, providers: providers.columns, branches: branches.columns };
  const withServices = await renewedServices(withMembers, before, codesOf('Service'), {
    read,
    providers: providers.splice,
    branches: branches.splice,
  });
  if (withServices === null) return null;
  const network = { ...withServices.network };
  const referrals = await renewedReferrals(network, before, codesOf('Referral'), {
    read,
    services: withServices.splice,
    branches: branches.splice,
  });
  if (referrals === null) return null;
  network.referrals = referrals;

  if (isTouched('TrailStop', 'TrailLeg', 'TrailCountry')) {
    const { codes, indexOf: _, ...lists } = await trailColumns(read.scan, network);
    // A load that was committed meanwhile hid one.
    if (!isDeepStrictEqual(codes, before.trails.codes)) return null;
    network.trails = { ...before.trails, ...lists };
    network.legs = { ...network.legs, trails: trailsByLeg(before.legs.codes.length, lists) };
  }
  if (isTouched('Statement')) network.statements = await statementEntries(read.scan, network);
  if (isTouched('MinimumPackage')) network.packages = await packageEntries(read.scan, network);
  if (isTouched('Flow', 'Stock', 'IncidentTotal')) {
    const kinds = ['Flow', 'Stock', 'IncidentTotal'] as const;
    const facts = Object.fromEntries(
      await Promise.all(kinds.map(async (kind) => [kind, await read.get(kind, codesOf(kind))] as const)),
    );
    const fresh = await figureColumns(readOf(facts), network);
    network.figures = renewedFigures(before.figures, new Set(kinds.flatMap(codesOf)), fresh);
  }
  if (isTouched('Agreement')) {
    const codes = new Set(codesOf('Agreement'));
    const facts = { Agreement: await read.get('Agreement', codesOf('Agreement')) };
    const fresh = await agreementEntries(readOf(facts), network);
    network.agreements = inOrder([...before.agreements.filter(({ code }) => !codes.has(code)), ...fresh]);
  }
  return network;
}

interface Renewed<T> {
  readonly columns: T;
  /** Null: no place changed. */
  readonly splice: Splice | null;
}

async function renewedProviders(
  { providers, societies }: Network,
  codes: readonly string[],
  read: TouchedRead,
): Promise<Renewed<Network['providers']>> {
  if (codes.length === 0) return { columns: providers, splice: null };
  const fresh = providerColumns(await read.get('Provider', codes), societies);
  const splice = spliceOf(providers, codes, fresh.codes);
  return { columns: splicedColumns(providers, fresh, splice), splice };
}

async function renewedBranches(
  network: Network,
  codes: readonly string[],
  read: TouchedRead,
): Promise<Renewed<Network['branches']>> {
  const { branches } = network;
  if (codes.length === 0) return { columns: branches, splice: null };
  const fresh = branchColumns(await read.get('Branch', codes), network);
  const splice = spliceOf(branches, codes, fresh.codes);
  return { columns: splicedColumns(branches, fresh, splice), splice };
}

/** With services whose provider or branch appeared read again: they named what this viewer could not read. */
async function renewedServices(
  network: Network,
  before: Network,
  touched: readonly string[],
  { read, providers, branches }: { read: TouchedRead; providers: Splice | null; branches: Splice | null },
): Promise<{ network: Network; splice: Splice | null } | null> {
  const [byProvider, byBranch] = await Promise.all([
    read.naming('Service', 'provider', providers?.appeared ?? NONE),
    read.naming('Service', 'branch', branches?.appeared ?? NONE),
  ]);
  if (byProvider === null || byBranch === null) return null;
  const named = [...byProvider, ...byBranch];
  const codes = [...new Set([...touched, ...named.map(({ code }) => code)])];
  const moved = {
    ...before.services,
    provider:
      providers === null ? before.services.provider : movedPlaces(before.services.provider, providers),
    branch: branches === null ? before.services.branch : movedPlaces(before.services.branch, branches),
  };
  if (codes.length === 0) return { network: { ...network, services: moved }, splice: null };

  const { areas, serviceTypes, stops, legs } = network;
  const facts = new Map([...(await read.get('Service', touched)), ...named].map((fact) => [fact.code, fact]));
  const fresh = await serviceColumns(readOf({ Service: inOrder([...facts.values()]) })('Service'), {
    ...network,
    areaLevel: areas.level,
    types: serviceTypes,
  });
  const splice = spliceOf(moved, codes, fresh.services.codes);
  const { byCountry, ...columns } = moved;
  const { byCountry: freshByCountry, ...freshColumns } = fresh.services;
  const reach = splicedItems(stops.reach, fresh.reach, splice);
  return {
    splice,
    network: {
      ...network,
      services: {
        ...splicedColumns(columns, freshColumns, splice),
        byCountry: splicedItems(byCountry, freshByCountry, splice).rows,
      },
      stops: {
        ...stops,
        reach: reach.rows,
        reachHow: splicedColumn(stops.reachHow, fresh.reachHow, reach.from),
      },
      areas: { ...areas, services: splicedItems(areas.services, fresh.byArea, splice).rows },
      legs: { ...legs, services: splicedItems(legs.services, fresh.byLeg, splice).rows },
    },
  };
}

/** What an end stands for is told anew by what it names; one that is gone takes its referrals along, one that appeared brings some. */
async function renewedReferrals(
  network: Network,
  before: Network,
  touched: readonly string[],
  { read, services, branches }: { read: TouchedRead; services: Splice | null; branches: Splice | null },
): Promise<readonly ReferralEntry[] | null> {
  const [ofServices, ofBranches] = [services?.appeared ?? NONE, branches?.appeared ?? NONE];
  const lists = await Promise.all([
    read.naming('Referral', 'fromService', ofServices),
    read.naming('Referral', 'toService', ofServices),
    read.naming('Referral', 'fromBranch', ofBranches),
    read.naming('Referral', 'toBranch', ofBranches),
  ]);
  if (lists.includes(null)) return null;
  const named = lists.flatMap((list) => list ?? []);
  const codes = new Set([...touched, ...named.map(({ code }) => code)]);
  if (codes.size === 0 && services === null && branches === null && isSameColumns(network, before))
    return before.referrals;
  const facts = new Map(
    [...(await read.get('Referral', touched)), ...named].map((fact) => [fact.code, fact]),
  );
  const fresh = await referralEntries(readOf({ Referral: inOrder([...facts.values()]) }), network);
  const end = (of: ReferralEnd): ReferralEnd | null => {
    if (of.service >= 0) {
      const service = services === null ? of.service : services.to[of.service]!;
      return service < 0 ? null : endOfService(network.services, service);
    }
    const branch = branches === null ? of.branch : branches.to[of.branch]!;
    return branch < 0 ? null : endOfBranch(network.branches, branch);
  };
  const left = before.referrals.flatMap((referral) => {
    if (codes.has(referral.code)) return [];
    const [from, to] = [end(referral.from), end(referral.to)];
    return from === null || to === null ? [] : [{ ...referral, from, to }];
  });
  return inOrder([...left, ...fresh]);
}

const isSameColumns = ({ services }: Network, before: Network): boolean =>
  services.provider === before.services.provider && services.branch === before.services.branch;

/** These facts, as if they were all that there is. */
function readOf(facts: { readonly [N in KindName]?: readonly Fact<N>[] }): ReadFacts {
  return async function* read<N extends KindName>(kind: N) {
    yield await Promise.resolve((facts[kind] ?? []) as readonly Fact<N>[]);
  };
}
