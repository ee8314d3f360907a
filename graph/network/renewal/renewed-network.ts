import { isDeepStrictEqual } from 'node:util';
import type { KindName } from '../../model/kinds.ts';
import { figureColumns } from '../figure-columns.ts';
import { agreementEntries } from '../link-entries.ts';
import type { Network } from '../network.ts';
import { withSourcesNow } from './moved-sources.ts';
import { packageEntries } from '../package-entries.ts';
import { readOf } from './read-of.ts';
import { renewedFigures } from './renewed-figures.ts';
import { renewedReferrals } from './renewed-referrals.ts';
import { renewedServices } from './renewed-services.ts';
import { isSameGround } from './same-ground.ts';
import { branchColumns, providerColumns } from '../small-columns.ts';
import { type Splice, spliceOf } from './splice.ts';
import { splicedColumns } from './spliced-columns.ts';
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
    network.figures = renewedFigures(before.figures, codesOf, fresh);
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
  /** Null: none was touched. */
  readonly splice: Splice | null;
}

async function renewedProviders(
  { providers, societies }: Network,
  codes: readonly string[],
  read: TouchedRead,
): Promise<Renewed<Network['providers']>> {
  if (codes.length === 0) return { columns: providers, splice: null };
  const fresh = providerColumns(await read.get('Provider', codes), societies);
  const splice = spliceOf(providers, codes, [...fresh.codes]);
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
  const splice = spliceOf(branches, codes, [...fresh.codes]);
  return { columns: splicedColumns(branches, fresh, splice), splice };
}
