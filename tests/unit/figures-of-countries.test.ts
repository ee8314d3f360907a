import { describe, expect, it } from 'vitest';
import { kindOf } from '../../graph/model/kinds.ts';

const ENVELOPE = {
  code: 'x',
  source: 'test',
  asOf: null,
  validFrom: null,
  validUntil: null,
  visibility: 'PUBLIC',
};
const problem = (kind: 'Stock' | 'Flow', fact: Record<string, unknown>): string | null =>
  kindOf(kind).schema.safeParse({ ...ENVELOPE, ...fact }).error?.issues[0]?.message ?? null;

describe('a stock', () => {
  const stock = (subject: Record<string, unknown>) =>
    problem('Stock', {
      stop: null,
      country: null,
      origin: null,
      originWords: null,
      people: 5,
      onDate: '2024-12-31',
      definition: 'REFUGEES',
      ...subject,
    });

  it('is of a stop, of a country, or of a country with an origin that is a country or words', () => {
    for (const subject of [
      { stop: 'dirkou' },
      { country: 'TCD' },
      { country: 'TCD', origin: 'SDN' },
      { country: 'TCD', originWords: 'Stateless' },
    ]) {
      expect(stock(subject)).toBeNull();
    }
  });

  it('is refused with two subjects, with none, and with an origin that nothing holds', () => {
    expect(stock({})).toBe('needs exactly one of stop and country');
    expect(stock({ stop: 'dirkou', country: 'NER' })).toBe('needs exactly one of stop and country');
    expect(stock({ stop: 'dirkou', origin: 'SDN' })).toBe('has an origin without a country of stay');
    expect(stock({ origin: 'SDN' })).toBe('needs exactly one of stop and country');
    expect(stock({ country: 'TCD', origin: 'SDN', originWords: 'Unknown' })).toBe(
      'has both origin and originWords',
    );
  });
});

describe('a flow', () => {
  const flow = (subject: Record<string, unknown>) =>
    problem('Flow', {
      leg: null,
      trail: null,
      origin: null,
      originWords: null,
      destination: null,
      destinationWords: null,
      counted: null,
      peoplePerYear: 5,
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      definition: 'APPLICATIONS',
      ...subject,
    });

  it('is of a leg, a trail, or a pair of which one end may be words', () => {
    for (const subject of [
      { leg: 'a' },
      { trail: 't' },
      { origin: 'SDN', destination: 'TCD' },
      { originWords: 'Stateless', destination: 'TCD' },
      { origin: 'SDN', destinationWords: 'Unknown' },
    ]) {
      expect(flow(subject)).toBeNull();
    }
  });

  it('is refused with half a pair, two subjects, words beside a country, or no country at all', () => {
    expect(flow({ originWords: 'Unknown' })).toBe('has one of origin and destination without the other');
    expect(flow({ leg: 'a', originWords: 'Unknown', destination: 'TCD' })).toMatch(/^needs exactly one of/);
    expect(flow({ origin: 'SDN', originWords: 'Sudan', destination: 'TCD' })).toBe(
      'has both origin and originWords',
    );
    expect(flow({ originWords: 'Unknown', destinationWords: 'Unknown' })).toBe(
      'needs a country at one end of the pair',
    );
  });
});
