import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { practicesElsewhere } from '../../graph/analysis/practices-elsewhere.ts';
import type { GroupCode } from '../../graph/model/closed-lists.ts';
import { groupColumns } from '../../graph/network/small-columns.ts';
import { oraclePractices } from '../oracle/practices.ts';
import { GROUP_DRAFTS, SERVICE_GROUPS, TYPES } from '../oracle/random-catalogue.ts';
import { makeFact, makeWorld } from '../oracle/world.ts';

const WORLD = makeWorld({ Group: GROUP_DRAFTS });
const GROUPS = groupColumns(WORLD.Group);

const practice = (code: string, groups: GroupCode[], countries: string[], serviceType = 'PRIMARY_HEALTH') =>
  makeFact('Practice', {
    code,
    name: code,
    summary: code,
    serviceTypes: [serviceType],
    groups,
    countries,
  });

const PRACTICES = [
  practice('a-silent', [], []),
  practice('b-here', ['CHILDREN'], ['LBY']),
  practice('c-women', ['WOMEN'], ['NER']),
  practice('d-children', ['CHILDREN'], ['NER']),
  practice('e-both', ['CHILDREN'], ['LBY', 'NER']),
  practice('f-everyone', ['EVERYONE'], ['NER']),
  practice('g-other', ['CHILDREN'], ['NER'], 'RFL'),
];
const found = (countries: string[], group: GroupCode = 'CHILDREN') =>
  practicesElsewhere(PRACTICES, GROUPS, { serviceType: 'PRIMARY_HEALTH', group, countries }).map(
    ({ code }) => code,
  );

test('the example of rule 40: on the type, for the group, of another country; what states more comes first', () => {
  expect(found(['LBY'])).toEqual(['d-children', 'e-both', 'f-everyone', 'a-silent']);
});

test('at sea any country is elsewhere', () => {
  expect(found([])).toEqual(['b-here', 'd-children', 'e-both', 'f-everyone', 'a-silent']);
});

test('nothing on the type is no practice', () => {
  expect(
    practicesElsewhere(PRACTICES, GROUPS, { serviceType: 'WASH', group: 'EVERYONE', countries: ['NER'] }),
  ).toEqual([]);
});

test('what answers children answers unaccompanied children, and what answers everyone does not answer people in detention', () => {
  const unaccompanied = found(['LBY'], 'UNACCOMPANIED_AND_SEPARATED_CHILDREN');
  expect(unaccompanied).toEqual(['d-children', 'e-both', 'f-everyone', 'a-silent']);
  expect(found(['LBY'], 'PEOPLE_IN_DETENTION')).toEqual(['a-silent']);
});

test('what answers a part of a group does not answer the group', () => {
  expect(found(['ITA'], 'EVERYONE')).toEqual(['f-everyone', 'a-silent']);
});

test('practices are those of the oracle, in its order, on random practices', () => {
  const countries = ['AAA', 'BBB', 'CCC'];
  const some = <T>(of: readonly T[]) => fc.subarray([...of]);
  const practices = fc.array(
    fc.record({
      groups: some(SERVICE_GROUPS),
      countries: some(countries),
      types: fc.subarray(TYPES, { minLength: 1 }),
    }),
    { maxLength: 12, size: 'max' },
  );
  const gaps = fc.record({
    serviceType: fc.constantFrom(...TYPES),
    group: fc.constantFrom(...SERVICE_GROUPS),
    countries: some(countries).filter(({ length }) => length < 3),
  });
  const seen = { within: 0, named: 0, refused: 0 };
  fc.assert(
    fc.property(practices, gaps, (drawn, gap) => {
      const facts = drawn.map(({ groups, countries: of, types }, n) =>
        makeFact('Practice', {
          code: `p-${n}`,
          name: 'p',
          summary: 'p',
          serviceTypes: types,
          groups,
          countries: of,
        }),
      );
      const shown = practicesElsewhere(facts, GROUPS, gap);
      expect(shown).toEqual(oraclePractices({ ...WORLD, Practice: facts }, gap));
      for (const { groups } of shown) {
        if (groups.includes(gap.group)) seen.named += 1;
        else if (groups.length > 0) seen.within += 1;
      }
      seen.refused += facts.length - shown.length;
    }),
    { numRuns: 500, seed: 40 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
});
