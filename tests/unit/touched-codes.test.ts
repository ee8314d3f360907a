import { describe, expect, it } from 'vitest';
import { touchedCodes, touchedTogether } from '../../graph/stores/touched-codes.ts';

const MOST_CODES = 5_000;
const codes = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `code-${from + n}`);

describe('what loads touched', () => {
  it('is kept by its codes, each once, with those whose readers changed', () => {
    const touched = touchedCodes();
    touched.note('Stop', ['a', 'b']);
    touched.note('Stop', ['b']);
    const record = touched.record([['Leg', [{ code: 'a-b', source: 's', since: 1, audience: 'movement' }]]]);
    expect(JSON.parse(record.codes!)).toEqual({ Stop: ['a', 'b'], Leg: ['a-b'] });
  });

  it('is not kept when it is very much, of one kind or of all', () => {
    const most = touchedCodes();
    most.note('Stop', codes(MOST_CODES - 1));
    most.note('Stop', codes(MOST_CODES - 1));
    most.note('Leg', ['one']);
    expect(JSON.parse(most.record([]).codes!)).toMatchObject({ Leg: ['one'] });
    const more = touchedCodes();
    more.note('Stop', codes(MOST_CODES));
    more.note('Leg', ['one']);
    more.note('Leg', ['two']);
    expect(more.record([]).codes).toBeNull();
    const settled = touchedCodes();
    settled.note('Stop', codes(MOST_CODES));
    const change = { code: 'x', source: 's', since: 1, audience: 'public' };
    expect(settled.record([['Leg', [change]]]).codes).toBeNull();
  });

  const kept = (revision: number, text: string | null) => ({ revision, origin: `o${revision}`, codes: text });

  it('of several loads is told together, since the one after which it is asked', () => {
    const all = [
      kept(3, '{"Stop":["z"]}'),
      kept(4, '{"Stop":["a"]}'),
      kept(5, '{"Stop":["a","b"],"Leg":["c"]}'),
    ];
    expect(touchedTogether(all, 3, 5)).toEqual({
      origin: 'o3',
      newest: 5,
      codes: new Map([
        ['Stop', ['a', 'b']],
        ['Leg', ['c']],
      ]),
    });
  });

  it('is not known when a revision is missing, at either end or between, or touched very much', () => {
    expect(touchedTogether([kept(4, '{}'), kept(5, '{}')], 3, 5)).toBeNull();
    expect(touchedTogether([kept(3, '{}'), kept(5, '{}')], 3, 5)).toBeNull();
    expect(touchedTogether([kept(3, '{}'), kept(4, '{}')], 3, 5)).toBeNull();
    expect(touchedTogether([kept(3, '{}'), kept(4, null), kept(5, '{}')], 3, 5)).toBeNull();
    expect(touchedTogether([], 3, 3)).toBeNull();
    // What the load itself touched does not matter.
    expect(touchedTogether([kept(3, null)], 3, 3)?.codes.size).toBe(0);
  });
});
