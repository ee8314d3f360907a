import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { borderPlaces } from '../../graph/analysis/border-places.ts';
import { communities, type SocietyFlow } from '../../graph/analysis/communities.ts';
import { partnerships } from '../../graph/analysis/partnerships.ts';
import { scopeOfEverything } from '../../graph/analysis/scope.ts';
import { type View, viewAt } from '../../graph/analysis/view.ts';
import { dayNumber } from '../../graph/model/day.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import { openStore } from '../../graph/open-store.ts';
import { reloadSeeds } from '../../loaders/seed.ts';

const DAY = '2026-11-01';
/** Of the pairs of all trails, one in so many. */
export const SOME_PAIRS = 67;
/** Nothing is open in the bundled seeds without what is made up. */
export const PLAN = { trail: 'central-mediterranean', serviceType: 'PRIMARY_HEALTH', sites: [1, 5, 12] };

/** The bundled seeds, without what is made up, as they stand on the day of the fixtures. */
export async function bundledView(): Promise<{ view: View; close: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'trailcare-peers-'));
  const store = await openStore(`sqlite:${path.join(folder, 'seeds.db')}`, {});
  await store.migrate();
  await reloadSeeds(store, { demonstration: false });
  const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  const network = await buildNetwork((kind) => store.scan(kind, at), at.revision, at.viewer);
  return {
    view: viewAt(network, dayNumber(DAY)),
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The pairs of Societies that share a trail or a border on it, and the communities that we find among them. No flow over a border is published
 * in the bundled seeds without what is made up: here the number of trails that they share stands for it.
 */
export function societiesOf(view: View) {
  const { codes } = view.network.societies;
  const scope = scopeOfEverything(view);
  const places = borderPlaces(view, scope);
  const all = partnerships(view, scope, { types: [], groups: [], places, isAsked: () => true });
  const pairs: SocietyFlow[] = all.map(({ a, b, sharedTrails }) => ({
    a: codes.at(a),
    b: codes.at(b),
    peoplePerYear: sharedTrails.length,
  }));
  return { pairs, found: communities(pairs, 1) };
}
