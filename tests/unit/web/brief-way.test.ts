import { describe, expect, it } from 'vitest';
import { evenly, longestWay, wayBetween } from '../../../web/pages/brief/way.ts';

type Trail = Parameters<typeof longestWay>[0];
const stop = (code: string, ...roles: Trail['stops'][number]['roles']) => ({ code, name: code, roles });
const leg = (from: string, to: string, km: number): Trail['legs'][number] => ({
  from: { code: from },
  to: { code: to },
  km,
});

describe('the way that a brief shows', () => {
  it('leads from an origin to the farthest destination by the shortest way along the trail', () => {
    const stops = [
      stop('a', 'ORIGIN'),
      stop('b', 'TRANSIT'),
      stop('c', 'DESTINATION'),
      stop('d', 'DESTINATION'),
    ];
    const legs = [leg('a', 'b', 10), leg('b', 'c', 10), leg('a', 'd', 1), leg('d', 'b', 1)];
    expect(longestWay({ stops, legs })).toEqual({ stops: ['a', 'd', 'b', 'c'], km: 12 });
  });

  it('an origin from which no way leads is none; of equals the first by code', () => {
    const stops = [
      stop('z', 'ORIGIN'),
      stop('b', 'ORIGIN'),
      stop('y', 'DESTINATION'),
      stop('x', 'DESTINATION'),
    ];
    expect(longestWay({ stops, legs: [leg('b', 'y', 5), leg('b', 'x', 5)] })?.stops).toEqual(['b', 'x']);
    expect(longestWay({ stops, legs: [leg('y', 'b', 5)] })).toBe(null);
  });

  it('any stop, where no roles are stated; a leg with a withheld end leads nowhere; a ring has ends too', () => {
    const stops = [stop('a'), stop('b'), stop('c')];
    expect(
      longestWay({ stops, legs: [leg('a', 'b', 3), { from: { code: 'b' }, to: null, km: 1 }] })?.stops,
    ).toEqual(['a', 'b']);
    expect(longestWay({ stops, legs: [leg('a', 'b', 3), leg('b', 'c', 3), leg('c', 'a', 3)] })).toEqual({
      stops: ['a', 'b', 'c'],
      km: 6,
    });
  });

  it('leads between ends that are chosen, or not', () => {
    const legs = [leg('a', 'b', 3), leg('b', 'c', 3), leg('a', 'c', 9), leg('d', 'a', 1)];
    expect(wayBetween({ stops: [], legs }, 'a', 'c')).toEqual({ stops: ['a', 'b', 'c'], km: 6 });
    expect(wayBetween({ stops: [], legs }, 'a', 'd')).toBe(null);
  });

  it('is found on a trail of 10,000 stops', () => {
    const codes = Array.from({ length: 10_000 }, (_, index) => `s${String(index).padStart(5, '0')}`);
    const legs = codes.slice(1).map((to, index) => leg(codes[index]!, to, 1));
    expect(longestWay({ stops: codes.map((code) => stop(code)), legs })?.km).toBe(9_999);
  });

  it('is passed by few stops, evenly apart, in their order', () => {
    const way = { km: 0, stops: Array.from({ length: 22 }, (_, index) => String(index)) };
    expect(evenly(way, 10)).toEqual(['2', '4', '6', '8', '10', '12', '14', '16', '18', '20']);
    expect(evenly({ km: 0, stops: ['a', 'b', 'c'] }, 10)).toEqual(['b']);
    expect(evenly({ km: 0, stops: ['a', 'b'] }, 10)).toEqual([]);
  });
});
