import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { communities, type SocietyFlow } from '../../graph/analysis/communities.ts';

const flow = (a: string, b: string, peoplePerYear: number | null): SocietyFlow => ({ a, b, peoplePerYear });
const triangle = (a: string, b: string, c: string) => [flow(a, b, 5), flow(a, c, 5), flow(b, c, 5)];
const EXAMPLE = [...triangle('A', 'B', 'C'), ...triangle('D', 'E', 'F'), flow('C', 'D', 1)];

test('the worked example of decision 21', () => {
  expect(communities(EXAMPLE, 1)).toEqual({
    communities: [
      { societies: ['A', 'B', 'C'], peopleInside: 15, peopleAcross: 1 },
      { societies: ['D', 'E', 'F'], peopleInside: 15, peopleAcross: 1 },
    ],
    modularity: expect.closeTo(2 * (15 / 31 - 1 / 4), 12) as number,
    across: [flow('C', 'D', 1)],
    unknown: [],
    unplaced: [],
  });
});

test('a flow that nobody published joins nobody, and is no flow of 0', () => {
  const found = communities([...EXAMPLE, flow('A', 'F', null), flow('G', 'H', null)], 1);
  expect(found.communities).toEqual(communities(EXAMPLE, 1).communities);
  expect(found.unknown).toEqual([flow('A', 'F', null), flow('G', 'H', null)]);
  expect(found.unplaced).toEqual(['G', 'H']);
  expect(communities([flow('A', 'B', null)], 1)).toMatchObject({ communities: [], modularity: null });
  expect(communities([flow('A', 'B', 0)], 1)).toMatchObject({ communities: [{}, {}], modularity: null });
});

const names = ['A', 'B', 'C', 'D', 'E', 'F'];
const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
const flows = fc
  .array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 }), {
    minLength: pairs.length,
    maxLength: pairs.length,
  })
  .map((people) => pairs.map(([a, b], i) => flow(a, b, people[i]!)));

/** As it is defined: by each pair of Societies, with both orders counted. */
function modularity(of: readonly SocietyFlow[], division: readonly (readonly string[])[]): number {
  const weight = (a: string, b: string) =>
    of.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.peoplePerYear ?? 0;
  const degree = (a: string) => names.reduce((sum, b) => sum + (a === b ? 0 : weight(a, b)), 0);
  const twice = names.reduce((sum, a) => sum + degree(a), 0);
  let sum = 0;
  for (const members of division)
    for (const a of members)
      for (const b of members) sum += (a === b ? 0 : weight(a, b)) - (degree(a) * degree(b)) / twice;
  return sum / twice;
}

function* divisions(left: readonly string[]): Generator<string[][]> {
  const [first, ...rest] = left;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const division of divisions(rest)) {
    yield [[first], ...division];
    for (let i = 0; i < division.length; i++)
      yield division.map((members, place) => (place === i ? [first, ...members] : members));
  }
}

test('modularity is that of the definition, no better than the best of all divisions, and the order of pairs does not matter', () => {
  fc.assert(
    fc.property(flows, fc.nat({ max: 1000 }), fc.infiniteStream(fc.nat()), (of, seed, order) => {
      const found = communities(of, seed);
      const shuffled = of
        .map((pair) => ({ pair, key: order.next().value as number }))
        .toSorted((x, y) => x.key - y.key)
        .map(({ pair }) => pair);
      expect(communities(shuffled, seed)).toEqual(found);
      if (found.modularity === null) return;
      const division = found.communities.map(({ societies }) => societies);
      expect(found.modularity).toBeCloseTo(modularity(of, division), 9);
      const best = Math.max(...[...divisions(division.flat())].map((one) => modularity(of, one)));
      expect(found.modularity).toBeLessThanOrEqual(best + 1e-9);
      expect(found.modularity).toBeGreaterThanOrEqual(-1e-9);
      const inside = found.communities.reduce((sum, { peopleInside }) => sum + peopleInside, 0);
      const across = found.across.reduce((sum, { peoplePerYear }) => sum + peoplePerYear!, 0);
      expect(inside + across).toBe(of.reduce((sum, { peoplePerYear }) => sum + (peoplePerYear ?? 0), 0));
    }),
    { numRuns: 150, seed: 21 },
  );
});
