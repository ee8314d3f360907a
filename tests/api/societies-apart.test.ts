import { describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER } from '../../graph/model/viewer.ts';
import { countriesBetween } from '../../graph/network/graphology-view.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import { loadSeeds } from '../../loaders/seed.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { openStore } from '../../graph/open-store.ts';
import { executeOnce } from '../../api/execute-once.ts';
import path from 'node:path';

// On the bundled seeds: borders are those of world-countries, legs those of the trails.
const url = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;

describe('how many Societies apart', async () => {
  const store = await openStore(url, {});
  await store.migrate();
  await loadSeeds(store, { demonstration: false });
  const at = { revision: await store.revision(), viewer: PUBLIC_VIEWER };
  const network = await buildNetwork((kind) => store.scan(kind, at), at.revision, at.viewer);
  await store.close();

  it.each([
    ['ns-eth', 'ns-eth', 0],
    ['ns-eth', 'ns-sdn', 1],
    ['ns-eth', 'ns-lby', 2],
    // Over the sea, by a leg of a trail.
    ['ns-lby', 'ns-ita', 1],
    ['ns-prt', 'ns-esp', 1],
  ])('%s to %s: %i steps', (from, to, steps) => {
    expect(countriesBetween(network, from, to)!.length - 1).toBe(steps);
    expect(countriesBetween(network, to, from)!.length - 1).toBe(steps);
  });

  it('an island without a leg is nowhere near', () => {
    expect(countriesBetween(network, 'ns-eth', 'ns-plw')).toBeNull();
  });

  it('the API names the countries and the Societies on the way', async () => {
    const document = `{ societiesApart(from: "ns-eth", to: "ns-lby") { steps countries { code } societies { code } } }`;
    const { data, errors } = await executeOnce({ storeUrl: url, document });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      societiesApart: { steps: 2, societies: [{ code: 'ns-eth' }, {}, { code: 'ns-lby' }] },
    });
  });

  it('a Society that does not exist is an error that names the nearest', async () => {
    const document = `{ societiesApart(from: "ns-eht", to: "ns-lby") { steps } }`;
    const { errors } = await executeOnce({ storeUrl: url, document });
    expect(errors![0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});
