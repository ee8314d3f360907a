import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Change,
  changesOf,
  changesText,
  has,
  partsOf,
  toggled,
} from '../../../web/pages/what-if/changes.ts';

const code = fc.string({ minLength: 1, maxLength: 8 });
const change: fc.Arbitrary<Change> = fc.oneof(
  code.map((code): Change => ({ closeService: { code } })),
  code.map((stop): Change => ({ closeCrossing: { stop } })),
  code.map((code): Change => ({ closeLeg: { code } })),
  code.map((stop): Change => ({ closeStop: { stop } })),
  fc.tuple(code, code).map(([stop, serviceType]): Change => ({
    openService: { stop, serviceType, groups: ['EVERYONE'], conditions: [] },
  })),
);

describe('what is supposed, in the address', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        expect(changesOf(changesText(changes))).toEqual(changes);
      }),
    );
  });

  it('any text is read, or told to be unreadable; never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const changes = changesOf(text);
        expect(changes === null || Array.isArray(changes)).toBe(true);
      }),
    );
    expect(changesOf('[1]')).toBe(null);
    expect(changesOf('{}')).toBe(null);
    expect(changesOf('')).toEqual([]);
  });

  it('what is supposed twice is taken back', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { selector: (one) => JSON.stringify(one) }),
        change,
        (changes, one) => {
          const once = toggled(changes, one);
          expect(has(once, one)).toBe(!has(changes, one));
          expect(new Set(toggled(once, one).map((each) => JSON.stringify(each)))).toEqual(
            new Set(changes.map((each) => JSON.stringify(each))),
          );
        },
      ),
    );
  });

  it('has words for what the page can do, and none for the rest', () => {
    expect(partsOf({ closeCrossing: { stop: 'a' } })).toEqual({
      kind: 'closeCrossing',
      code: 'a',
      serviceType: null,
    });
    expect(
      partsOf({ openService: { stop: 'a', serviceType: 'RFL', groups: ['EVERYONE'], conditions: [] } }),
    ).toEqual({ kind: 'openService', code: 'a', serviceType: 'RFL' });
    expect(partsOf({ closeLeg: { from: 'a', to: 'b' } })).toBe(null);
    expect(partsOf({ changeFlow: { code: 'a', peoplePerYear: 3 } })).toBe(null);
  });
});
