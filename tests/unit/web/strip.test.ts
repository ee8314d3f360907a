import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APART, kmSteps, namedPlaces } from '../../../web/strip/labels.ts';
import type { Journey } from '../../../web/strip/journey.ts';
import { countrySpans, gatesOf, peopleOn, placesOf } from '../../../web/strip/places.ts';
import { kmOfStatus } from '../../../web/strip/km-of-status.ts';
import { layoutOf } from '../../../web/strip/layout.ts';
import { societiesAlong } from '../../../web/strip/societies-along.ts';

const country = (code: string) => ({
  code,
  name: code,
  nationalSocieties: [{ code: `ns-${code}`, name: `Society of ${code}` }],
});
const stop = (code: string, of: string | null, kind: Journey['stops'][number]['kind'] = 'CITY') => ({
  code,
  name: code,
  kind,
  country: of === null ? null : country(of),
  otherCountry: null,
});
const leg = (km: number) => ({ code: `leg-${km}`, mode: 'ROAD' as const, km, flows: { nodes: [] } });

/** A (100 km) crossing X (50 km) B (30 km) sea S (20 km) C. */
const JOURNEY = {
  km: 200,
  hours: null,
  stops: [
    stop('a', 'AAA'),
    stop('x', 'AAA', 'BORDER_CROSSING'),
    stop('b', 'BBB'),
    stop('s', null, 'SEA_AREA'),
    stop('c', 'CCC'),
  ],
  legs: [leg(100), leg(50), leg(30), leg(20)],
  care: [
    {
      serviceType: { code: 'RFL', name: 'RFL' },
      handovers: [
        {
          fromCountry: country('AAA'),
          toCountry: country('BBB'),
          crossing: { code: 'x', name: 'x' },
          lastStop: { code: 'a', name: 'a' },
          firstStop: { code: 'b', name: 'b' },
        },
        {
          fromCountry: country('BBB'),
          toCountry: country('CCC'),
          crossing: null,
          lastStop: { code: 'b', name: 'b' },
          firstStop: { code: 'c', name: 'c' },
        },
      ],
    },
  ],
} as unknown as Journey;

describe('where things stand on the strip', () => {
  it('stops stand at their km from the start', () => {
    expect(placesOf(JOURNEY).map(({ stop, km }) => [stop.code, km])).toEqual([
      ['a', 0],
      ['x', 100],
      ['b', 150],
      ['s', 180],
      ['c', 200],
    ]);
  });

  it('a border stands at its crossing, else half-way between the stops on both sides', () => {
    expect(gatesOf(JOURNEY).map(({ km, name }) => [km, name])).toEqual([
      [100, 'x'],
      [175, 'b – c'],
    ]);
  });

  it('countries reach from border to border, and together make the journey', () => {
    expect(
      countrySpans(JOURNEY, gatesOf(JOURNEY)).map(({ fromKm, toKm, country }) => [
        fromKm,
        toKm,
        country?.code,
      ]),
    ).toEqual([
      [0, 100, 'AAA'],
      [100, 175, 'BBB'],
      [175, 200, 'CCC'],
    ]);
    expect(countrySpans(JOURNEY, [])).toMatchObject([{ fromKm: 0, toKm: 200, country: { code: 'AAA' } }]);
  });

  it('whom to ask on a stretch: the Societies of its stops, and of those next to its ends', () => {
    expect(societiesAlong(JOURNEY, 0, 60)).toEqual(['Society of AAA']);
    expect(societiesAlong(JOURNEY, 110, 140)).toEqual(['Society of AAA', 'Society of BBB']);
    expect(societiesAlong(JOURNEY, 0, 200)).toEqual(['Society of AAA', 'Society of BBB', 'Society of CCC']);
  });

  it('people on a leg: the latest whole year that has begun, before a later part of a year; none is not zero', () => {
    const flow = (peoplePerYear: number, periodFrom: string, periodTo: string) => ({
      peoplePerYear,
      periodFrom,
      periodTo,
      definition: 'CROSSINGS' as const,
    });
    const with3 = {
      ...leg(10),
      flows: {
        nodes: [
          flow(5, '2023-01-01', '2023-12-31'),
          flow(7, '2024-01-01', '2024-12-31'),
          flow(2, '2025-01-01', '2025-04-30'),
        ],
      },
    };
    expect(peopleOn(with3, '2026-01-01')).toBe(7);
    expect(peopleOn(with3, '2023-06-01')).toBe(5);
    expect(peopleOn(leg(10), '2026-01-01')).toBeNull();
  });

  it('ends are always named, no two names stand on one another, and every step of the scale is on it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 }), (kms) => {
        const stops = Array.from({ length: kms.length + 1 }, (_, i) =>
          stop(`s${i}`, 'AAA', i % 7 === 3 ? 'BORDER_CROSSING' : 'CITY'),
        );
        const places = placesOf({ stops, legs: kms.map(leg) });
        const whole = places.at(-1)!.km;
        const x = (km: number) => (km / whole) * 900;
        const named = namedPlaces(places, x);
        expect(named[0]).toBe(places[0]);
        expect(named.at(-1)).toBe(places.at(-1));
        for (let i = 1; i < named.length; i++)
          expect(x(named[i]!.km) - x(named[i - 1]!.km)).toBeGreaterThanOrEqual(APART.slanted);
        const steps = kmSteps(whole);
        expect(steps.length).toBeLessThanOrEqual(9);
        expect(steps.at(-1)).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it('km by what is known of care add up to the way', () => {
    const stretch = (status: 'IN_CARE' | 'WITHOUT_CARE' | 'UNKNOWN', fromKm: number, toKm: number) => ({
      status,
      fromKm,
      toKm,
      from: { code: 'a', name: 'A' },
      to: { code: 'b', name: 'B' },
    });
    expect(
      kmOfStatus([stretch('IN_CARE', 0, 25), stretch('UNKNOWN', 25, 125), stretch('IN_CARE', 125, 150)]),
    ).toEqual({ IN_CARE: 50, WITHOUT_CARE: 0, UNKNOWN: 100, NOT_EXPECTED: 0 });
  });

  it('is as wide as there is room, and on a telephone its names stand above the bands', () => {
    expect(layoutOf(320)).toMatchObject({ width: 320, isNarrow: true });
    expect(layoutOf(728)).toMatchObject({ width: 728, isNarrow: false });
    expect(layoutOf(5_000).width).toBeLessThan(1_200);
  });
});
