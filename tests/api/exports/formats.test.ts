import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { getIssues } from '@placemarkio/check-geojson';
import { parse } from 'csv-parse/sync';
import type { Feature, FeatureCollection } from 'geojson';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { EXPORT_VIEWS } from '../../../api/export/export-views.ts';
import { temporaryFolder } from '../../support/load-toy.ts';
import { withApi } from '../support/with-api.ts';
import { fact, world } from '../support/world.ts';
import { ASKED, at, FILES, filesOf, TABLES } from './files.ts';

const { api } = withApi();
const { text, json } = filesOf(api);

describe('every file', () => {
  it.each(FILES)('%s.%s says what it is', async (view, extension) => {
    const { status, headers } = await api().get(`/export/${view}.${extension}?${ASKED[view]}`);
    expect(status).toBe(200);
    const name = new RegExp(
      `^attachment; filename="trailcare-${view}-2026-11-0[12]-r1\\.${extension.replace('.', '\\.')}"$`,
    );
    expect(headers).toMatchObject({
      'content-disposition': expect.stringMatching(name),
      'trailcare-revision': '1',
      'trailcare-as-of': expect.stringMatching(/^2026-11-0[12]$/),
      'trailcare-purpose': expect.stringContaining('Not for migration control'),
      'cache-control': 'no-store',
    });
  });

  it.each(FILES)('%s.%s is the same bytes when asked again', async (view, extension) => {
    const file = `${view}.${extension}?${ASKED[view]}`;
    expect(await text(file)).toBe(await text(file));
  });

  it('is listed, with its parameters', async () => {
    const listed: unknown = JSON.parse((await api().get('/export')).text);
    expect(at(listed, 'exports.*.view')).toEqual(EXPORT_VIEWS.map(({ name }) => name));
    expect(at(listed, 'exports.0.files.0')).toBe('/export/gaps.csv');
    const asOf = { name: 'asOf', form: 'YYYY-MM-DD', about: expect.any(String) };
    expect(at(listed, 'exports.0.parameters')).toContainEqual(asOf);
  });
});

const asText = (cell: unknown): string => {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return Array.isArray(cell) ? cell.join('|') : typeof cell === 'string' ? cell : JSON.stringify(cell);
};

describe.each(TABLES)('the formats of %s', (view, columns) => {
  const names = columns.map(({ name }) => name);
  const asked = ASKED[view];

  it('hold the same rows', async () => {
    const { rows } = await json(`${view}.json?${asked}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
    for (const row of rows) expect(Object.keys(row)).toEqual(names);
    const texts = rows.map((row) => names.map((name) => asText(row[name])));
    expect(parse(await text(`${view}.csv?${asked}`), { bom: true })).toEqual([names, ...texts]);
    const tags = columns.map(({ tag }) => tag);
    expect(parse(await text(`${view}.hxl.csv?${asked}`))).toEqual([names, tags, ...texts]);
    const [header, ...sheet] = await readSheet(await workbook());
    expect(header).toEqual(names);
    expect(sheet.map((cells) => cells.map(asText))).toEqual(texts);
  });

  it('say in the workbook what it is', async () => {
    const file = await workbook();
    const about = await readSheet(file, 'About');
    expect(about).toContainEqual(['Purpose', expect.stringContaining('Not for migration control')]);
    expect(about).toContainEqual(['Revision', 1]);
    expect(about.slice(-columns.length)).toEqual(
      columns.map(({ name, about: told }) => [`Column ${name}`, told]),
    );
    if (view === 'sources') return;
    const { sources } = await json(`${view}.json?${asked}`);
    const [, ...used] = await readSheet(file, 'Sources');
    expect(used.map(([code]) => code)).toEqual(sources.map(({ code }) => code));
    expect(used.length).toBeGreaterThan(0);
  });

  it('have hashtags that mean one thing each', () => {
    const tags = columns.map(({ tag }) => tag);
    // The grammar of HXL 1.1.
    for (const tag of tags) expect(tag).toMatch(/^#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)*$/);
    const meanings = tags.map((tag) => tag.split('+').toSorted().join('+'));
    expect(new Set(meanings).size).toBe(meanings.length);
    // What libhxl's schema asks: these hold numbers or days and nothing else.
    for (const { tag, shape } of columns) {
      const isNumber = /^#(?:population|affected|inneed|targeted|reached|value)|\+num\b/.test(tag);
      if (isNumber) expect(shape).toBe('number');
      if (tag.startsWith('#date')) expect(shape).toBe('day');
    }
  });

  async function workbook(): Promise<string> {
    const file = path.join(temporaryFolder(), `${view}.xlsx`);
    writeFileSync(file, await api().bytes(`/export/${view}.xlsx?${asked}`));
    return file;
  }
});

describe('GeoJSON', () => {
  const placed = EXPORT_VIEWS.filter(({ extensions }) => extensions.includes('geojson')).map(
    ({ name }) => name,
  );
  const collection = async (file: string) =>
    JSON.parse(await text(file)) as FeatureCollection & { trailcare: unknown; sources: unknown[] };
  const featureOf = ({ features }: FeatureCollection, code: string): Feature =>
    features.find(({ properties }) => properties?.['code'] === code)!;

  it('is there for views of places', () => {
    expect(placed).toEqual([
      'gaps',
      'questions',
      'coverage',
      'handovers',
      'journeys',
      'changes',
      'bottlenecks',
      'services',
      'branches',
      'key-points',
      'trails',
    ]);
  });

  it.each(placed)('of %s is RFC 7946', async (view) => {
    const file = `${view}.geojson?${ASKED[view]}`;
    expect(getIssues(await text(file))).toEqual([]);
    const found = await collection(file);
    expect(found).not.toHaveProperty('crs');
    const { rows } = await json(`${view}.json?${ASKED[view]}`);
    expect(found.features.map(({ properties }) => properties)).toEqual(rows);
    expect(found.features.length).toBeGreaterThan(0);
    const [west, south, east, north] = found.bbox as [number, number, number, number];
    const points = found.features.filter(({ geometry }) => geometry?.type === 'Point');
    expect(points.length > 0).toBe(view !== 'journeys');
    for (const { geometry, properties } of points) {
      const { lon, lat } = properties as { lon: number; lat: number };
      expect(geometry).toEqual({ type: 'Point', coordinates: [lon, lat] });
      expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true);
    }
    const illustrative = !['branches', 'trails', 'journeys', 'bottlenecks'].includes(view);
    expect(found.trailcare).toMatchObject({ view, revision: 1, purpose: expect.any(String), illustrative });
    expect(found.sources.length).toBeGreaterThan(0);
  });

  it('has a service at a stop there, and one without a place nowhere', async () => {
    const services = await collection('services.geojson');
    const point = { type: 'Point', coordinates: [7.99, 16.97] };
    expect(featureOf(services, 'health-agadez').geometry).toEqual(point);
    expect(featureOf(services, 'rfl-sabha-district').geometry).toBeNull();
  });

  it('has a leg as a line from stop to stop', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [7.99, 16.97],
        [12.9, 19.01],
      ],
    };
    expect(featureOf(await collection('trails.geojson'), 'agadez--dirkou').geometry).toEqual(line);
  });
});

describe('texts that a spreadsheet would run', () => {
  const EVIL = ['=1+1', '+1-1', '-1+1', '@SUM(A1)', '＝1+1', '-5.3', 'a=b', "it's | ok", 'say "hi"\nthere'];
  const branches = EVIL.map((name, n) =>
    fact('Branch', `evil-${n}`, {
      name,
      kind: 'OTHER',
      nationalSociety: 'ns-eth',
      country: 'ETH',
      lat: -5.3,
      lon: -0.5,
      alternatives: [name],
    }),
  );
  const evil = withApi({ facts: { ...world(), Branch: branches } });
  const files = filesOf(evil.api);

  it('do nothing in CSV, while numbers stay numbers', async () => {
    const rows = await files.csv('branches.csv');
    expect(rows.map(({ name }) => name)).toEqual([
      "'=1+1",
      "'+1-1",
      "'-1+1",
      "'@SUM(A1)",
      "'＝1+1",
      '-5.3',
      'a=b',
      "it's | ok",
      'say "hi"\nthere',
    ]);
    expect(rows.map(({ alternatives }) => alternatives)[7]).toBe("it's / ok");
    expect(rows.map(({ lat, lon }) => [lat, lon])).toEqual(EVIL.map(() => ['-5.3', '-0.5']));
  });

  it('are as they are in JSON', async () => {
    const { rows } = await files.json('branches.json');
    expect(rows.map((row) => row['name'])).toEqual(EVIL);
  });
});
