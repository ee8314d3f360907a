import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCodes, codeIndex, indexWithoutTable } from '../../graph/network/code-index.ts';
import { allPacked, Codes } from '../../graph/network/codes.ts';

/** Any that a fact may have, and the empty one. */
const arbitraryCode = fc.string({ unit: 'grapheme-ascii', maxLength: 4 });
const arbitraryCodes = fc.uniqueArray(arbitraryCode, { maxLength: 12 });
const inOrder = (codes: readonly string[]) => codes.toSorted((a, b) => (a < b ? -1 : 1));

describe('a list of codes', () => {
  it('is the list of which it was made, here and in another thread', () => {
    fc.assert(
      fc.property(fc.array(arbitraryCode), fc.array(arbitraryCode, { maxLength: 2 }), (list, added) => {
        const codes = new Codes(Codes.of(list).packed, added);
        const there = new Codes(structuredClone(allPacked(codes)));
        for (const one of [codes, there]) {
          expect([...one]).toEqual([...list, ...added]);
          expect(one.length).toBe(list.length + added.length);
          expect(one.keys().map((place) => one.at(place))).toEqual([...list, ...added]);
          expect(() => one.at(one.length)).toThrow(RangeError);
          expect(() => one.at(-1)).toThrow(RangeError);
          expect(one.orNull(-1)).toBeNull();
        }
        expect(there.packed.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
      }),
    );
  });

  it('knows whether it is in order, and where a code would come', () => {
    fc.assert(
      fc.property(arbitraryCodes, fc.oneof(arbitraryCode, fc.string({ unit: 'binary' })), (list, code) => {
        const ordered = inOrder(list);
        expect(Codes.of(ordered).isOrdered).toBe(true);
        expect(Codes.of(list).isOrdered).toBe(list.join('\0') === ordered.join('\0'));
        expect(Codes.of([...ordered, ...ordered]).isOrdered).toBe(list.length === 0);
        expect(Codes.of(ordered).placeFor(code)).toBe(ordered.filter((one) => one < code).length);
      }),
    );
  });

  it('is found by each index as by the list, also those that were added', () => {
    fc.assert(
      fc.property(arbitraryCodes, arbitraryCodes, (list, others) => {
        const added = others.filter((code) => !list.includes(code)).slice(0, 2);
        for (const codes of [list, inOrder(list)]) {
          for (const index of [codeIndex(codes), indexWithoutTable(Codes.of(codes))]) {
            const more = addCodes(index, added);
            for (const code of [...list, ...others]) {
              expect(index.indexOf(code)).toBe(codes.indexOf(code));
              expect(more.indexOf(code)).toBe([...codes, ...added].indexOf(code));
            }
            expect([index.indexOf(null), more.indexOf(null)]).toEqual([-1, -1]);
            expect([...more.codes]).toEqual([...codes, ...added]);
          }
        }
      }),
    );
  });
});
