import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, MOST_MONTHS, placeOf } from '../../../web/pages/change/day-range.ts';

describe('the slider of months', () => {
  it('ends a year after today and begins four years before it', () => {
    expect(dayAt(MOST_MONTHS, '2026-11-23')).toBe('2027-11-01');
    expect(dayAt(0, '2026-11-23')).toBe('2022-11-01');
  });

  it('stands where the day is that it chose; days outside stand at its ends', () => {
    fc.assert(
      fc.property(
        fc.nat(MOST_MONTHS),
        fc.constantFrom('2026-01-31', '2026-12-01', '2028-02-29'),
        (place, today) => {
          expect(placeOf(dayAt(place, today), today)).toBe(place);
        },
      ),
    );
    expect(placeOf('1999-01-01', '2026-11-23')).toBe(0);
    expect(placeOf('2199-01-01', '2026-11-23')).toBe(MOST_MONTHS);
  });
});
