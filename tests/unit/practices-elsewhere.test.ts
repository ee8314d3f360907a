import { expect, test } from 'vitest';
import { practicesElsewhere } from '../../graph/analysis/practices-elsewhere.ts';
import type { GroupCode } from '../../graph/model/closed-lists.ts';
import { makeFact } from '../oracle/world.ts';

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
const found = (countries: string[]) =>
  practicesElsewhere(PRACTICES, { serviceType: 'PRIMARY_HEALTH', group: 'CHILDREN', countries }).map(
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
    practicesElsewhere(PRACTICES, { serviceType: 'WASH', group: 'EVERYONE', countries: ['NER'] }),
  ).toEqual([]);
});
