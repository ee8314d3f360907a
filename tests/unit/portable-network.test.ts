import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CodeIndex } from '../../graph/network/code-index.ts';
import { Codes } from '../../graph/network/codes.ts';
import { isGroup } from '../../graph/network/map-members.ts';
import type { Network } from '../../graph/network/network.ts';
import { openNetwork, portableNetwork } from '../../graph/network/portable-network.ts';
import { arbitraryWorld } from '../oracle/random-world.ts';
import { networkOf } from '../support/network-of.ts';

const isIndex = (member: unknown): member is CodeIndex =>
  typeof member === 'object' && member !== null && 'indexOf' in member && 'codes' in member;

/** All but the functions, which stand for their codes. */
const dataOf = (network: Network) =>
  JSON.parse(
    JSON.stringify(network, (_, value: unknown) =>
      value instanceof Map || value instanceof Codes ? [...value] : value,
    ),
  ) as object;

it('a network that went through to another thread is the same, and finds the same codes', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld(), async (world) => {
      const network = await networkOf(world);
      const there = openNetwork(structuredClone(portableNetwork(network)));
      expect(dataOf(there)).toEqual(dataOf(network));
      for (const [name, member] of Object.entries(network)) {
        if (!isIndex(member)) continue;
        const same = (there as unknown as Record<string, CodeIndex>)[name]!;
        expect([...member.codes, 'nothing', null].map(same.indexOf)).toEqual([
          ...member.codes.keys(),
          -1,
          -1,
        ]);
      }
    }),
    { numRuns: 30 },
  );
});

it('all that is large in a network is shared with other threads, not copied', async () => {
  const network = await networkOf(fc.sample(arbitraryWorld(), { numRuns: 1, seed: 7 })[0]!);
  const portable = portableNetwork(network);
  const { members } = portable as { members: Network };
  expect(members.legs.metres.buffer).toBe(network.legs.metres.buffer);
  const leaves = (value: unknown): unknown[] =>
    isGroup(value) ? Object.values(value).flatMap(leaves) : [value];
  const large = leaves(members).filter((one) => typeof one === 'object');
  expect(large.length).toBeGreaterThan(50);
  for (const one of large) expect((one as Uint8Array).buffer).toBeInstanceOf(SharedArrayBuffer);
  // Once for all threads.
  expect(portableNetwork(network)).toBe(portable);
  expect(portableNetwork(openNetwork(portable))).toBe(portable);
});
