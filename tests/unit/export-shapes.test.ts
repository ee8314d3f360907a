import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundingBox } from '../../api/export/formats/bounding-box.ts';
import { cleanForXml, xmlText } from '../../api/export/formats/xml-text.ts';
import { xlsxRow } from '../../api/export/formats/xlsx-row.ts';
import { zipStream } from '../../api/export/formats/zip-stream.ts';
import { legLine } from '../../api/export/leg-line.ts';

type Line = [number, number][];
const boxOf = (...lines: Line[]) => {
  const box = boundingBox();
  for (const line of lines) box.add(line);
  return box.box();
};
const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });

describe('the line of a leg', () => {
  it('is straight', () => {
    expect(legLine({ lat: 1, lon: 2 }, { lat: 3, lon: 4 })).toEqual({
      type: 'LineString',
      coordinates: [
        [2, 1],
        [4, 3],
      ],
    });
  });

  it.each([
    [
      'eastward',
      { lat: 0, lon: 170 },
      { lat: 30, lon: -160 },
      [
        [
          [170, 0],
          [180, 10],
        ],
        [
          [-180, 10],
          [-160, 30],
        ],
      ],
    ],
    [
      'westward',
      { lat: 30, lon: -160 },
      { lat: 0, lon: 170 },
      [
        [
          [-160, 30],
          [-180, 10],
        ],
        [
          [180, 10],
          [170, 0],
        ],
      ],
    ],
  ] as const)('is cut at the antimeridian, %s', (_, from, to, coordinates) => {
    expect(legLine(from, to)).toEqual({ type: 'MultiLineString', coordinates });
  });

  it('never goes more than half round the world, and joins its ends', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (lonA, latA, lonB, latB) => {
        const line = legLine({ lat: latA, lon: lonA }, { lat: latB, lon: lonB });
        const parts = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
        const width = parts.reduce((sum, [a, b]) => sum + Math.abs(a![0]! - b![0]!), 0);
        expect(width).toBeLessThanOrEqual(180 + 1e-9);
        expect(parts[0]![0]).toEqual([lonA, latA]);
        expect(parts.at(-1)!.at(-1)).toEqual([lonB, latB]);
        for (const [x, y] of parts.flat() as [number, number][]) {
          expect(Math.abs(x)).toBeLessThanOrEqual(180);
          expect(y).toBeGreaterThanOrEqual(Math.min(latA, latB) - 1e-9);
          expect(y).toBeLessThanOrEqual(Math.max(latA, latB) + 1e-9);
        }
      }),
    );
  });
});

describe('the bounding box', () => {
  it('of nothing is none', () => expect(boxOf()).toBeNull());
  it('of a point is the point', () => expect(boxOf([[12.5, -3.25]])).toEqual([12.5, -3.25, 12.5, -3.25]));
  it('of the example of RFC 7946 crosses the antimeridian', () => {
    expect(boxOf([[177, -20]], [[-178, -16]])).toEqual([177, -20, -178, -16]);
  });
  it('holds what lies between the ends of a line', () => {
    expect(boxOf([[-170, 0], [0, 1]], [[0, 0], [170, 1]])).toEqual([-170, 0, 170, 1]); // prettier-ignore
  });

  it('of points is the narrowest that holds them all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lon, lat), { minLength: 1, maxLength: 30 }), (points) => {
        const [west, south, east, north] = boxOf(...points.map((point): Line => [point]))!;
        expect([south, north]).toEqual([
          Math.min(...points.map(([, y]) => y)),
          Math.max(...points.map(([, y]) => y)),
        ]);
        const inside = (x: number) => (west <= east ? x >= west && x <= east : x >= west || x <= east);
        expect(points.filter(([x]) => !inside(x))).toEqual([]);
        // Plainly: start the box at each point in turn.
        const widthFrom = (start: number) => Math.max(...points.map(([x]) => (x - start + 360) % 360));
        const narrowest = Math.min(...points.map(([x]) => widthFrom(x)));
        expect((east - west + 360) % 360).toBeCloseTo(narrowest, 6);
      }),
    );
  });
});

describe('XML', () => {
  it('holds any text', () => {
    expect(xmlText('a<b>&"c"\n')).toBe('a&lt;b&gt;&amp;&quot;c&quot;&#10;');
    expect(cleanForXml('a\u0000b\u001Fc\uD800d\uFFFF')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFD');
    expect(cleanForXml('tab\tand 😀 stay')).toBe('tab\tand 😀 stay');
  });
});

describe('a row of a sheet', () => {
  it('has an address in every cell, beyond Z too', () => {
    const cells = Array.from({ length: 28 }, (_, n) => n);
    const xml = xlsxRow(
      7,
      cells,
      cells.map(() => 'number' as const),
    );
    expect([...xml.matchAll(/<c r="(\w+)">/g)].map(([, at]) => at).slice(-4)).toEqual([
      'Y7',
      'Z7',
      'AA7',
      'AB7',
    ]);
  });

  it('has days as days, formulas as texts, and says when a text was cut', () => {
    expect(xlsxRow(2, ['2026-11-01'], ['day'])).toBe('<row r="2"><c r="A2" s="1"><v>46327</v></c></row>');
    expect(xlsxRow(2, ['1900-02-28'], ['day'])).toContain('1900-02-28');
    expect(xlsxRow(2, ['=1+1'], ['text'])).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
    const [, text] = /preserve">([^<]*)</.exec(xlsxRow(2, ['x'.repeat(40_000)], ['text']))!;
    expect(text).toHaveLength(32_767);
    expect(text).toMatch(/x … \(cut: a cell holds no more\)$/);
  });
});

it('an archive is written while its parts are read', async () => {
  let made = 0;
  function* pieces() {
    for (; made < 200; made++) yield randomBytes(10_000).toString('hex');
  }
  async function* parts() {
    yield { name: 'long.txt', text: pieces() };
  }
  const bytes = zipStream(parts());
  let first = 0;
  for await (const piece of bytes) {
    first += piece.length;
    if (first > 50_000) break;
  }
  expect(made).toBeLessThan(150);
});
