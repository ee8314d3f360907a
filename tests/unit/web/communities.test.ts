import { expect, it } from 'vitest';
import { networksApart } from '../../../web/pages/partnerships/networks-apart.ts';

const society = (code: string) => ({ code, name: code });
const community = (members: Readonly<Record<string, readonly string[]>>) => ({
  societies: Object.values(members).flat().map(society),
  networks: Object.entries(members).map(([code, of]) => ({
    network: { code, name: code },
    members: of.map((member) => ({ code: member })),
  })),
  peopleInside: 1,
  peopleAcross: 0,
});

it('a network is told with the number of communities that its members are in, those that are parted most first', () => {
  expect(
    networksApart([community({ B: ['b1'], A: ['a1', 'a2'] }), community({ A: ['a3'] }), community({})]),
  ).toEqual([
    { name: 'A', parts: 2 },
    { name: 'B', parts: 1 },
  ]);
});
