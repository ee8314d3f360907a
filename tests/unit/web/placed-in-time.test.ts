import { describe, expect, it } from 'vitest';
import { placedInTime } from '../../../web/pages/change/placed-in-time.ts';

describe('where the values of an indicator stand in its chart', () => {
  it('by their days: ten days are ten times as wide as one', () => {
    expect(placedInTime(['2026-01-01', '2026-01-02', '2026-01-12'])).toEqual([0, 1 / 11, 1]);
  });

  it('in even steps where a day is not stated, or all are of one day', () => {
    expect(placedInTime([null, '2026-01-02', '2026-06-01'])).toEqual([0, 0.5, 1]);
    expect(placedInTime(['2026-01-01', '2026-01-01'])).toEqual([0, 1]);
    expect(placedInTime(['2026-01-01'])).toEqual([0.5]);
  });
});
