import iconv from 'iconv-lite';
import type { Warning } from '../warning.ts';
import { badFile } from './bad-file.ts';
import type { ByteFacts } from './inspect-bytes.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | (string & {});

/**
 * The encoding by the bytes: a byte order mark, else UTF-8 where all bytes are, else UTF-16 where every other
 * byte is zero, else Windows-1252 (which Latin-1 is read as everywhere) with a warning. A forced one is checked.
 */
export function detectEncoding(
  fileName: string,
  facts: ByteFacts,
  forced: string | null,
): { encoding: Encoding; warning: Warning | null } {
  const wide = facts.bom === null ? utf16WithoutMark(facts.head) : null;
  if (forced !== null) return { encoding: checkForced(fileName, facts, forced), warning: null };
  if (facts.bom === 'utf-16le' || facts.bom === 'utf-16be') return { encoding: facts.bom, warning: null };
  if (wide !== null) return { encoding: wide, warning: null };
  refuseBinary(fileName, facts);
  if (facts.badUtf8 === null) return { encoding: 'utf-8', warning: null };
  const { line, byte } = facts.badUtf8;
  return {
    encoding: 'windows-1252',
    warning: {
      code: 'READ_AS_WINDOWS_1252',
      message: `Line ${line} holds byte ${hex(byte)}, which is not UTF-8: read as Windows-1252 (Latin-1). Use --encoding if its accents are wrong.`,
    },
  };
}

function checkForced(fileName: string, facts: ByteFacts, forced: string): Encoding {
  const encoding = forced
    .toLowerCase()
    .replace(/^utf-?8$/, 'utf-8')
    .replace(/^utf-?16-?(le|be)$/, 'utf-16$1');
  if (encoding !== 'utf-8' && !iconv.encodingExists(encoding)) {
    throw badFile(
      fileName,
      `--encoding ${JSON.stringify(forced)} is not known. Use utf-8, utf-16le, utf-16be, windows-1252, or another name that iconv knows.`,
    );
  }
  if (encoding === 'utf-8' && facts.badUtf8 !== null) {
    const { line, byte } = facts.badUtf8;
    throw badFile(
      fileName,
      `line ${line} holds byte ${hex(byte)}, which is not UTF-8. The file is probably Windows-1252 (Latin-1): leave out --encoding, or give --encoding windows-1252.`,
    );
  }
  if (!encoding.startsWith('utf-16')) refuseBinary(fileName, facts);
  return encoding;
}

const SIGNATURES: readonly (readonly [bytes: string, what: string, cure?: string])[] = [
  ['25504446', 'a PDF'],
  ['1f8b', 'a gzip archive', 'Unpack it first.'],
  ['89504e47', 'a picture (PNG)'],
  ['ffd8ff', 'a picture (JPEG)'],
  ['d0cf11e0', 'an old Excel workbook (.xls)', 'Save it as .xlsx or CSV.'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
];

/** What a browser saves, or a server sends, instead of the file that was asked for. */
const WEB_PAGE = [
  '',
  'a web page (HTML)',
  'Download the file itself: the server sent a page about it.',
] as const;
const isWebPage = (head: Buffer) => /^\s*<(?:!doctype\s+html|html)\b/iu.test(head.toString('latin1', 0, 200));

/** Text holds no NUL and hardly a control character. */
function refuseBinary(fileName: string, facts: ByteFacts): void {
  const start = facts.head.subarray(0, 16).toString('hex');
  const known = isWebPage(facts.head) ? WEB_PAGE : SIGNATURES.find(([bytes]) => start.startsWith(bytes));
  const control = facts.head.filter((byte) => byte < 32 && ![9, 10, 12, 13, 26, 27].includes(byte)).length;
  const binary = known !== undefined || control > facts.head.length / 100;
  if (binary) {
    throw badFile(
      fileName,
      `this is ${known?.[1] ?? 'a binary file'}, not a table. ${known?.[2] ?? 'CSV, JSON, GeoJSON and XLSX files can be loaded.'}`,
    );
  }
  if (facts.nulLine !== null) {
    throw badFile(
      fileName,
      `line ${facts.nulLine} holds a NUL byte, so this is not a text file (or a damaged one). CSV, JSON, GeoJSON and XLSX files can be loaded.`,
    );
  }
}

function utf16WithoutMark(head: Buffer): Encoding | null {
  const pairs = Math.min(head.length, 4096) >> 1;
  let high = 0;
  let low = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0 && head[2 * i + 1] !== 0) high += 1;
    if (head[2 * i + 1] === 0 && head[2 * i] !== 0) low += 1;
  }
  if (pairs > 4 && low > pairs * 0.7) return 'utf-16le';
  return pairs > 4 && high > pairs * 0.7 ? 'utf-16be' : null;
}

const hex = (byte: number) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
