import { describe, expect, it } from 'vitest';
import { getInputFile } from '../../../loaders/formats/input-file.ts';
import { readMissingWords } from '../../../loaders/formats/missing-words.ts';
import { openTable } from '../../../loaders/formats/open-table.ts';
import type { OpenOptions } from '../../../loaders/formats/table.ts';
import { makeXlsx, makeZip } from '../../support/make-xlsx.ts';
import { temporaryFile, testMappings } from '../../support/load-toy.ts';

async function open(content: Buffer, more: Partial<OpenOptions> = {}) {
  const file = await getInputFile(temporaryFile('x.xlsx', content));
  return openTable(file, {
    encoding: null,
    sheet: null,
    missingWords: readMissingWords(testMappings),
    ...more,
  });
}

const twoSheets = makeXlsx({
  Notes: [['Read me first']],
  Data: [
    ['Operational presence, 2025'],
    [],
    ['Province', 'Cluster', 'Date', 'Count'],
    ['#adm1+name', '#sector', null, null],
    ['Logone\u00A0Oriental', 'WASH & <hygiene>', { excelDay: 45_777 }, 12.5],
    ['No data', null, null, 3],
    [null, null, null, null],
  ],
});

describe('XLSX', () => {
  it('title rows and a partial hashtag row stand above the rows; dates are dates', async () => {
    const table = await open(twoSheets, { sheet: 'data' });
    expect(table.sample).toMatchObject({
      container: 'xlsx',
      headers: ['Province', 'Cluster', 'Date', 'Count'],
      hashtags: ['#adm1+name', '#sector', '', ''],
    });
    expect(table.sample.rows).toEqual([
      {
        line: 5,
        sheet: 'Data',
        cells: {
          Province: 'Logone Oriental',
          Cluster: 'WASH & <hygiene>',
          Date: '2025-04-30',
          Count: '12.5',
        },
      },
      { line: 6, sheet: 'Data', cells: { Province: '', Cluster: '', Date: '', Count: '3' } },
    ]);
    expect(table.warnings).toEqual([
      {
        code: 'SHEETS_NOT_READ',
        message: 'Read the sheet "Data", not "Notes". Use --sheet NAME for another.',
      },
    ]);
  });

  it('the sheet that a format recognises is read, not the first', async () => {
    const table = await open(twoSheets, {
      chooseSheet: (samples) => samples.findIndex(({ headers }) => headers.includes('Cluster')),
    });
    expect(table.sample.headers).toContain('Cluster');
  });

  it('a sheet that is not there is named with those that are', async () => {
    await expect(open(twoSheets, { sheet: 'Sheet9' })).rejects.toThrow(
      'x.xlsx: has no sheet "Sheet9". It has: "Notes", "Data".',
    );
  });

  it.each([0.3, 0.6, 0.95])('a workbook that is cut at %s of its length is refused', async (share) => {
    const cut = twoSheets.subarray(0, Math.floor(twoSheets.length * share));
    await expect(open(cut)).rejects.toThrow(
      'x.xlsx: is not a whole XLSX workbook: its ZIP archive breaks off or is damaged.',
    );
  });

  it('a workbook with damaged bytes is refused', async () => {
    const damaged = Buffer.from(twoSheets);
    damaged.fill(0xff, 60, 200);
    await expect(open(damaged)).rejects.toThrow('is not a whole XLSX workbook');
  });

  it('another ZIP archive is no workbook', async () => {
    await expect(open(makeZip({ 'a.txt': 'a' }))).rejects.toThrow(
      'x.xlsx: is a ZIP archive, but not an XLSX workbook.',
    );
  });

  const bomb = { 'xl/workbook.xml': Buffer.alloc(80 * 1024 * 1024) };
  it('a workbook that says it unpacks to more than 64 MB is refused before it is unpacked', async () => {
    await expect(open(makeZip(bomb))).rejects.toThrow('x.xlsx: unpacks to more than 64 MB');
  });

  it('a zip bomb that understates its size is refused while it is counted', async () => {
    await expect(open(makeZip(bomb, 1000))).rejects.toThrow('x.xlsx: unpacks to more than 64 MB');
  });

  it.each([
    ['entities of entities', '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">', 'b'],
    ['a file of this machine', '<!ENTITY b SYSTEM "file:///etc/passwd">', 'b'],
    ['another host', '<!ENTITY b SYSTEM "http://127.0.0.1:9/x">', 'b'],
  ])(
    'a workbook that defines entities is refused, or they stand for nothing: %s',
    async (_, entities, name) => {
      const workbook = makeXlsx(
        {
          Data: [
            ['Province', 'Count'],
            ['ENTITY', 1],
          ],
        },
        null,
        (xml) => `<?xml version="1.0"?><!DOCTYPE x [${entities}]>${xml.replace('ENTITY', `&${name};`)}`,
      );
      const read = await open(workbook).then(
        ({ sample }) => JSON.stringify(sample),
        (error: unknown) => String(error),
      );
      expect(read).not.toMatch(/aaaaa|root:|ECONNREFUSED/);
      expect(read).toBeTruthy();
    },
  );
});
