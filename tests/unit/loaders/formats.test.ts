import { describe, expect, it } from 'vitest';
import iconv from 'iconv-lite';
import { getInputFile } from '../../../loaders/formats/input-file.ts';
import { readMissingWords } from '../../../loaders/formats/missing-words.ts';
import { openTable } from '../../../loaders/formats/open-table.ts';
import type { OpenOptions, Table, TableRow } from '../../../loaders/formats/table.ts';
import { temporaryFile, testMappings } from '../../support/load-toy.ts';

const options: OpenOptions = { encoding: null, sheet: null, missingWords: readMissingWords(testMappings) };

async function open(name: string, content: string | Buffer, more: Partial<OpenOptions> = {}): Promise<Table> {
  return openTable(await getInputFile(temporaryFile(name, content)), { ...options, ...more });
}

async function all(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return rows;
}

async function cells(content: string | Buffer): Promise<Record<string, string>[]> {
  const rows = await all(await open('x.csv', content));
  return rows.flatMap((row) => (row.kind === 'row' ? [{ ...row.row.cells }] : []));
}

describe('encodings', () => {
  it('UTF-8 loses its byte order mark, which would hide the first header', async () => {
    expect(await cells('\uFEFFname,lat\nÉa,1\n')).toEqual([{ name: 'Éa', lat: '1' }]);
  });

  it.each(['utf-16le', 'utf-16be'])('%s is read with and without a mark', async (encoding) => {
    const text = 'name,lat\nMékélé,13.5\nአዲስ,9\n';
    const expected = [
      { name: 'Mékélé', lat: '13.5' },
      { name: 'አዲስ', lat: '9' },
    ];
    expect(await cells(iconv.encode(text, encoding, { addBOM: true }))).toEqual(expected);
    expect(await cells(iconv.encode(text, encoding))).toEqual(expected);
  });

  it('bytes that are not UTF-8 are read as Windows-1252, with a warning that names the line', async () => {
    const table = await open(
      'x.csv',
      iconv.encode('name;lat\nA;1\nDépartement – “Mayo”;2\n', 'windows-1252'),
    );
    expect(table.warnings).toEqual([
      {
        code: 'READ_AS_WINDOWS_1252',
        message: expect.stringContaining('Line 3 holds byte 0xE9, which is not UTF-8'),
      },
    ]);
    const [, second] = await all(table);
    expect(second).toMatchObject({ row: { cells: { name: 'Département – “Mayo”' } } });
  });

  it('Latin-1 that is read as UTF-8 by command is refused with the line and byte', async () => {
    await expect(
      open('x.csv', Buffer.from('name,lat\nCaf\xe9,1\n', 'latin1'), { encoding: 'utf-8' }),
    ).rejects.toThrow(
      'x.csv: line 2 holds byte 0xE9, which is not UTF-8. The file is probably Windows-1252 (Latin-1)',
    );
  });

  it('a character that is cut by a chunk of the file is no error', async () => {
    const table = await open('x.csv', `name\n${'é'.repeat(1_000_000)}\n`);
    expect(table.warnings).toEqual([]);
  });

  it('an unknown encoding is named', async () => {
    await expect(open('x.csv', 'a,b\n', { encoding: 'klingon' })).rejects.toThrow(
      '--encoding "klingon" is not known',
    );
  });
});

describe('dialects', () => {
  it.each([
    [';', 'name;lat\nA;1,5\nB;2,5\n'],
    ['tab', 'name\tlat\nA\t1,5\nB\t2,5\n'],
    ['|', 'name|lat\nA|1,5\nB|2,5\n'],
  ])('the delimiter %s is found beside decimal commas', async (_, text) => {
    expect(await cells(text)).toEqual([
      { name: 'A', lat: '1,5' },
      { name: 'B', lat: '2,5' },
    ]);
  });

  it('a quoted line break stays in its cell, and lines are counted on', async () => {
    const rows = await all(await open('x.csv', 'name,note\n"A\nB",x\nC,y\n'));
    expect(rows).toMatchObject([{ row: { line: 2, cells: { name: 'A\nB' } } }, { row: { line: 4 } }]);
  });

  it('mixed and old line ends are line ends', async () => {
    expect(await cells('name,lat\r\nA,1\nB,2\r\n')).toEqual([
      { name: 'A', lat: '1' },
      { name: 'B', lat: '2' },
    ]);
    expect(await cells('name,lat\rA,1\rB,2\r')).toEqual([
      { name: 'A', lat: '1' },
      { name: 'B', lat: '2' },
    ]);
  });

  it('lines above the header are passed over', async () => {
    const text =
      'Extracted:,"Agency"\n"Date:","21/07/2024"\n\n"Data table:",x\nYear,Origin,Asylum,Refugees\n2015,A,B,5\n2016,A,B,-\n';
    const table = await open('x.csv', text);
    expect(table.sample.headers).toEqual(['Year', 'Origin', 'Asylum', 'Refugees']);
    expect(await all(table)).toMatchObject([
      { row: { line: 6 } },
      { row: { line: 7, cells: { Refugees: '' } } },
    ]);
  });

  it('a hashtag row under the header is not a row', async () => {
    const table = await open('x.csv', 'Country,Sector,URL\n#country,#sector,\nChad,WASH,u\n');
    expect(table.sample).toMatchObject({
      headers: ['Country', 'Sector', 'URL'],
      hashtags: ['#country', '#sector', ''],
    });
    expect(await all(table)).toMatchObject([{ row: { line: 3 } }]);
  });

  it('hashtags alone are the header', async () => {
    const table = await open('x.csv', '#date,#affected+arrived\n2015-10-01,5\n');
    expect(table.sample).toMatchObject({
      headers: ['#date', '#affected+arrived'],
      hashtags: ['#date', '#affected+arrived'],
    });
  });

  it('a header that begins with a comment sign is no hashtag row', async () => {
    const table = await open('x.csv', '"#name1","name2","distance"\n"A","B",80\n');
    expect(table.sample).toMatchObject({ headers: ['#name1', 'name2', 'distance'], hashtags: null });
  });

  it('empty rows are blank, also those of commas and spaces', async () => {
    const rows = await all(await open('x.csv', 'a,b\n1,2\n,\n\n \u00A0,\n3,4\n'));
    expect(rows.map(({ kind }) => kind)).toEqual(['row', 'blank', 'blank', 'blank', 'row']);
  });

  it('no-break spaces, direction marks and words for "missing" are cleaned', async () => {
    expect(await cells('a,b,c\n\u00A0x\u00A0y ,\u200EAddis\u200F,No data\n')).toEqual([
      { a: 'x y', b: 'Addis', c: '' },
    ]);
  });

  it('NA is Namibia in a column of countries and missing elsewhere', async () => {
    const rows = await all(
      await open('x.csv', 'country_code_2,staff\nNA,NA\n', {
        missingWords: readMissingWords({
          ...testMappings,
          rows: () => [{ word: 'na', inCodeColumns: 'false' }],
        }),
      }),
    );
    expect(rows).toMatchObject([{ row: { cells: { country_code_2: 'NA', staff: '' } } }]);
  });

  it('columns with one name, or none, stay apart', async () => {
    expect(await cells('name,name,,__proto__\nA,B,C,D\n')).toEqual([
      { name: 'A', 'name (2)': 'B', '(column 3)': 'C', '(column 4)': 'D' },
    ]);
  });
});

describe('ragged rows', () => {
  const of = (text: string) => open('x.csv', text).then(all);

  it('surplus empty cells are what trailing delimiters leave', async () => {
    expect(await of('a,b\n1,2,,\n')).toMatchObject([{ kind: 'row' }]);
  });

  it('surplus and missing cells reject the row, with both counts', async () => {
    expect(await of('a,b,c\n1,2,3,4\n1,2\n1,2,3\n')).toMatchObject([
      { kind: 'ragged', line: 2, rejection: { rule: 'The line has 4 cells, and the header has 3.' } },
      { kind: 'ragged', line: 3, rejection: { rule: 'The line has 2 cells, and the header has 3.' } },
      { kind: 'row' },
    ]);
  });

  it('one wrong line among thousands is named, and the others are rows', async () => {
    const lines = Array.from({ length: 6000 }, (_, i) => (i === 4998 ? `n${i},1,surplus` : `n${i},1`));
    const rows = await of(`a,b\n${lines.join('\n')}\n`);
    expect(rows.filter(({ kind }) => kind === 'ragged')).toMatchObject([{ line: 5000 }]);
    expect(rows.filter(({ kind }) => kind === 'row')).toHaveLength(5999);
  });
});

describe('files that cannot be read', () => {
  it.each<[string, string | Buffer, string]>([
    ['empty', '', 'x.csv is empty (0 bytes).'],
    ['white', ' \n\n', 'x.csv: holds nothing but white space.'],
    ['of empty rows', ',,\n,,\n', 'x.csv: holds no table: every line is empty.'],
    [
      'binary',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 3, 0, 62, 0]),
      'x.csv: this is a binary file, not a table.',
    ],
    ['PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'x.csv: this is a picture (PNG), not a table.'],
    ['PDF', '%PDF-1.7\nabc', 'x.csv: this is a PDF, not a table.'],
    [
      'old Excel',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'this is an old Excel workbook (.xls), not a table. Save it as .xlsx or CSV.',
    ],
    ['with a NUL', `a,b\n${'1,2\n'.repeat(100)}1,\0\n`, 'x.csv: line 102 holds a NUL byte'],
    [
      'with an open quote',
      'a,b\n1,2\n"3,4\n5,6\n',
      'x.csv: ends within a quoted cell: the quote opened in the record of line 3',
    ],
    [
      'ZIP',
      Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1'),
      'x.csv: is a ZIP archive, but not an XLSX workbook.',
    ],
    ['JSON number', '[1', 'x.csv: is not whole JSON'],
    ['JSON cut', '[{"a":1},{"a":2', 'x.csv: is not whole JSON: it breaks off or is wrong'],
    ['JSON wrong', `[{"a":1},{"a":nope}]`, 'x.csv: is not whole JSON'],
    ['JSON of an empty list', '[]', 'x.csv: holds an empty list.'],
  ])('%s', async (_, content, message) => {
    await expect(open('x.csv', content).then(all)).rejects.toThrow(message);
  });

  it('a line longer than 16 MB is named with the limit', async () => {
    const text = `a,b\n1,2\n3,${'x'.repeat(17 * 1024 * 1024)}\n`;
    await expect(open('x.csv', text)).rejects.toThrow('x.csv: line 3 is 18 MB long, and the limit is 16 MB.');
  });

  it('a quote that swallows more than 16 MB is named', async () => {
    const text = `a,b\n1,"2\n${'3,4444444444\n'.repeat(1_500_000)}`;
    await expect(open('x.csv', text).then(all)).rejects.toThrow(
      'the record that starts in line 2 is longer than the limit of 16 MB',
    );
  });

  it('a missing file is named', async () => {
    await expect(getInputFile('/nowhere/x.csv')).rejects.toThrow('There is no such file: /nowhere/x.csv');
  });
});

describe('JSON', () => {
  const records = async (value: unknown) => {
    const table = await open('x.json', JSON.stringify(value));
    return { table, rows: (await all(table)).flatMap((row) => (row.kind === 'row' ? [row.row] : [])) };
  };

  it('a list of records has flat cells and the whole record', async () => {
    const { table, rows } = await records([{ pk: 1, fields: { iso3: 'ETH', names: ['a', 'b'] } }, { pk: 2 }]);
    expect(table.sample).toMatchObject({ container: 'json', headers: [], hashtags: null });
    expect(rows[0]).toMatchObject({
      line: 1,
      cells: { pk: '1', 'fields.iso3': 'ETH', 'fields.names': 'a|b' },
    });
    expect(rows[1]!.record).toEqual({ pk: 2 });
  });

  it('the list of an answer is found under its key', async () => {
    const { rows } = await records({ count: 2, tags: ['x'], results: [{ a: 1 }, { a: 2 }], next: { a: 3 } });
    expect(rows.map(({ cells }) => cells['a'])).toEqual(['1', '2']);
  });

  it('a FeatureCollection and a list of Features are GeoJSON', async () => {
    const feature = {
      type: 'Feature',
      properties: { name: 'A' },
      geometry: { type: 'Point', coordinates: [38.7, 9.03] },
    };
    for (const value of [
      { type: 'FeatureCollection', crs: { type: 'name' }, features: [feature] },
      [feature],
    ]) {
      const { table, rows } = await records(value);
      expect(table.sample.container).toBe('geojson');
      expect(rows[0]!.cells).toEqual({
        name: 'A',
        'geometry.type': 'Point',
        'geometry.lat': '9.03',
        'geometry.lon': '38.7',
      });
    }
  });

  it('lists of cells are a table, with hashtags (as the HXL proxy gives them)', async () => {
    const { table, rows } = await records([
      ['Country', 'Sector'],
      ['#country', '#sector'],
      ['Chad', 'WASH'],
      ['Mali', null],
    ]);
    expect(table.sample.hashtags).toEqual(['#country', '#sector']);
    expect(rows.map(({ line, cells }) => [line, cells['Country'], cells['Sector']])).toEqual([
      [3, 'Chad', 'WASH'],
      [4, 'Mali', ''],
    ]);
  });

  it('records keyed by hashtags are HXL', async () => {
    const { table } = await records([{ '#country': 'Chad', '#sector+name': 'WASH' }]);
    expect(table.sample.hashtags).toEqual(['#country', '#sector+name']);
  });

  it('deep nesting is refused, and so is an item longer than 16 MB', async () => {
    await expect(open('x.json', `[${'['.repeat(100)}1${']'.repeat(100)}]`)).rejects.toThrow(
      'nested more than 64 levels deep',
    );
    await expect(open('x.json', JSON.stringify([{ a: 'x'.repeat(18_000_000) }]))).rejects.toThrow(
      'longer than the limit of 16 MB',
    );
  });
});
