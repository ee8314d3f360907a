import { expect, it } from 'vitest';
import { personsInFact } from '../../graph/model/persons-in-fact.ts';
import { fact } from '../contract/facts.ts';

it('a telephone number in words is found, with its field and without its digits', () =>
  expect(personsInFact('Branch', fact('Branch', 'b', { alternatives: ['Call +999 555 014 788'] }))).toEqual({
    field: 'alternatives',
    person: 'a telephone number',
  }));

it('codes are no words: a random one may be all digits', () =>
  expect(
    personsInFact('Referral', fact('Referral', 'r-5550147885', { fromService: 'ns-eth:service-5550147885' })),
  ).toBeNull());
