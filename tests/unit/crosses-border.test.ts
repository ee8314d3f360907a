import { expect, it } from 'vitest';
import { legResolvers } from '../../api/resolvers/leg.ts';

interface StopRead {
  country: string | null;
  otherCountry: string | null;
}
const at = (country: string | null, otherCountry: string | null = null): StopRead => ({
  country,
  otherCountry,
});

/** Reads of a reader who may read Niger and Libya, and not Chad. */
function crossesBorder(from: StopRead | null, to: StopRead | null): Promise<boolean | null> {
  const reads = {
    find: (_: string, code: string) => Promise.resolve(code === 'from' ? from : to),
    list: (_: string, codes: string[]) => Promise.resolve(codes.filter((code) => code !== 'TCD')),
  };
  const fields = legResolvers.Leg as unknown as {
    crossesBorder(leg: object, args: object, context: object): Promise<boolean | null>;
  };
  return fields.crossesBorder({ from: 'from', to: 'to' }, {}, { reads });
}

const SEA = at(null);

it.each([
  ['two countries', at('NER'), at('LBY'), true],
  ['one country', at('NER'), at('NER'), false],
  ['to the crossing', at('NER'), at('NER', 'LBY'), false],
  ['from the crossing', at('NER', 'LBY'), at('LBY'), false],
  ['out to sea', at('LBY'), SEA, false],
  ['at sea', SEA, SEA, false],
  ['to a country that the reader may not read', at('NER'), at('TCD'), null],
  ['within it', at('TCD'), at('TCD'), null],
  ['to the crossing into it', at('NER'), at('NER', 'TCD'), null],
  ['to a stop that the reader may not read', at('NER'), null, null],
  ['from such a stop', null, at('NER'), null],
  ['from it out to sea: wherever it is, no border lies on it', null, SEA, false],
])('crossesBorder: %s', async (_, from, to, expected) => {
  expect(await crossesBorder(from, to)).toBe(expected);
});
