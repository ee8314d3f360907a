import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { personalDataIn } from '../../../graph/model/personal-data.ts';
import { getInputFile } from '../../../loaders/formats/input-file.ts';
import { readMissingWords } from '../../../loaders/formats/missing-words.ts';
import { openTable } from '../../../loaders/formats/open-table.ts';
import { makeReportCell } from '../../../loaders/report-cell.ts';
import { bundledMappings } from '../../../loaders/sources/bundled-mappings.ts';
import { temporaryFile, temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';
import { makeXlsx, makeZip } from '../../support/make-xlsx.ts';
import { FIXTURES } from '../../support/fuzz/fixtures.ts';
import { mutate } from '../../support/fuzz/mutate.ts';
import { readZip } from '../../support/fuzz/read-zip.ts';

// What damaged files broke (tests/contract/fuzz.ts), each by itself.

async function open(name: string, content: string | Buffer) {
  return openTable(await getInputFile(temporaryFile(name, content)), {
    encoding: null,
    sheet: null,
    missingWords: readMissingWords(bundledMappings()),
  });
}

describe('a table that is none', () => {
  // Each word of a header is looked up in several tables of words: 40,000 took twenty seconds, 16 MB would take hours.
  it.each([
    ['a.csv', `${Array.from({ length: 40_000 }, (_, i) => `word ${i}`).join(',')}\n`],
    [
      'a.json',
      JSON.stringify([Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`key ${i}`, i]))]),
    ],
    ['a.yml', `- ${Array.from({ length: 3_000 }, (_, i) => `key ${i}: 1`).join('\n  ')}\n`],
  ])('%s with thousands of columns is refused in words', async (name, content) => {
    await expect(open(name, content)).rejects.toThrow(
      / has \d+ columns, and the limit is 2000\. Is a line break missing/u,
    );
  });
});

describe('JSON that somebody edited', () => {
  it('a geometry and an id may be of any type', async () => {
    const feature = (geometry: unknown, id: unknown) => ({
      type: 'Feature',
      id,
      properties: { name: 'A' },
      geometry,
    });
    const table = await open(
      'a.geojson',
      JSON.stringify([
        feature({ type: ['Point'], coordinates: [1, 2] }, 1),
        feature({ type: 'Point', coordinates: [{ toString: 1 }, 2] }, { toString: 1 }),
        feature('Point', null),
        { type: 'Feature', properties: 'A', geometry: 7 },
      ]),
    );
    expect(table.sample.rows.map(({ cells }) => cells['geometry.type'] ?? '')).toEqual([
      '["Point"]',
      'Point',
      '',
      '',
    ]);
    expect(table.sample.rows[1]!.cells['geometry.lon']).toBe('{"toString":1}');
  });

  it('a key that objects have of themselves is no cell of the records without it', async () => {
    const { sample } = await open('a.json', '[{"constructor": "x", "name": "A"}, {"name": "B"}]');
    expect(sample.rows.map(({ cells }) => cells['constructor'])).toEqual(['x', undefined]);
  });
});

describe('YAML', () => {
  it('an error is one sentence with its line', async () => {
    await expect(open('a.yml', '- name: A\n  name: B\n')).rejects.toThrow(
      /^a\.yml: is not YAML: Map keys must be unique \(line 2\)\.$/u,
    );
    await expect(open('a.yml', `- name: ${'['.repeat(20_000)}\n`)).rejects.toThrow(
      /is not YAML: its lists are nested too deeply/u,
    );
  });

  it('nothing of it is printed: warnings quote its lines', async () => {
    const printed: unknown[] = [];
    const hear = (warning: Error) => warning.name.startsWith('YAML') && printed.push(warning.message);
    process.on('warning', hear);
    await open('a.yml', '- name: !Unknown A\n').catch(() => null);
    await new Promise(setImmediate);
    process.off('warning', hear);
    expect(printed).toEqual([]);
  });
});

it('a workbook that names a sheet which is not in it is refused in words', async () => {
  const parts = readZip(makeXlsx({ One: [['name']], Two: [['name'], ['A']] }));
  const links = 'xl/_rels/workbook.xml.rels';
  parts[links] = Buffer.from(parts[links]!.toString().replace('rId2', 'rId7'));
  await expect(open('a.xlsx', makeZip(parts))).rejects.toThrow(
    /names the sheet "Two", but does not hold it/u,
  );
});

describe('what a report shows of a cell', () => {
  const shown = makeReportCell(bundledMappings());

  it('records within a record lose the keys that hold persons', () => {
    const services = [
      { name: 'Advice', email: 'a@nobody.example', contacts: [{ name: 'Jane Doe' }], fees: 'Free' },
    ];
    expect(JSON.parse(shown(JSON.stringify(services)))).toEqual([{ name: 'Advice', fees: 'Free' }]);
  });

  it.each([
    ['Ask Jane at jane@nobody.example', 'see the source'],
    ['Call the office +999 555 014 788', 'see the source'],
    ['-12.3456789', '-12.3456789'],
    ['AGOr000000608', 'AGOr000000608'],
    ['12345678', '12345678'],
    ['Open 2014-2015', 'Open 2014-2015'],
    ['[not JSON', '[not JSON'],
  ])('%s is shown as %s', (cell, expected) => expect(shown(cell)).toBe(expected));

  it('a long cell is looked through in one go', () => {
    // By backtracking from each of its letters this took minutes, and the test would time out.
    for (const unit of ['x', '9', 'x@', 'é ', '. '])
      expect(shown(unit.repeat(1_000_000 / unit.length)).length).toBeGreaterThan(0);
    expect(personalDataIn('x'.repeat(1_000_000))).toBeNull();
  });
});

describe('the report of rejected rows', () => {
  // Tags alone head the table, and none of its columns is read: the report's second line was blank.
  it('has no blank line where no tagged column is kept', async () => {
    const file = temporaryFile(
      'arrivals.csv',
      `#affected+arrivehungary,#affected+arrivehungary
2016-01-10,2410,2417
`,
    );
    const store = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
    await runCli(store, ['load', '--seeds', '--without-demonstration']);
    const report = path.join(path.dirname(file), 'rejected.csv');
    const { exitCode } = await runCli(store, ['load', '--report', report, file]);
    expect(exitCode).toBe(1);
    const lines = readFileSync(report, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^(?:,)*2,/);
  });
});

describe('a workbook with bytes between its parts', () => {
  // A reader that goes through the archive from its start waited for ever for what its directory does not name.
  it('is read by its directory, or refused', async () => {
    const workbook = FIXTURES.flatMap(({ files }) => files).find(({ name }) => name === 'activities.xlsx')!;
    const { bytes, done } = mutate(
      workbook.bytes,
      [
        { how: 53_865, seed: 931_271_445 },
        { how: 883_153, seed: 318_556_195 },
      ],
      200_000,
    );
    expect(done).toEqual(['part.joinLines(931271445)', 'repeatRows(318556195)']);
    const table = await open('activities.xlsx', bytes);
    expect(table.sample.rows.length).toBeGreaterThan(0);
  });
});

describe('an organisation whose name has neither letter nor digit', () => {
  // It was a new one at each load, and so the second load changed the graph.
  it('is the same one when its file is loaded again', async () => {
    const file = temporaryFile(
      'activities.csv',
      `Org,Sector,Country,Area,Lat,Lon
#org,#sector,#country+code,#adm1,#lat_deg,#lon_deg
\\,WASH,KEN,Nairobi,-1.28,36.82
#,WASH,KEN,Nairobi,-1.29,36.83
`,
    );
    const store = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
    await runCli(store, ['load', '--seeds', '--without-demonstration']);
    const load = async (): Promise<unknown> =>
      JSON.parse((await runCli(store, ['load', '--as-of', '2026-01-01', '--json', file])).out);
    const first = await load();
    expect(first).toMatchObject({ accepted: 2, entities: { Provider: 2, Service: 2 } });
    expect(await load()).toMatchObject({ accepted: 0, unchanged: 2 });
  });
});
