import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { TrailcareError } from '../../graph/errors.ts';
import { badFile } from './bad-file.ts';
import type { InputFile } from './input-file.ts';

/** A workbook is read whole: 64 MB of XML is about 300,000 rows. Larger ones are for CSV. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly offset: number;
}

/**
 * Proves before anything is unpacked into memory that a file is a whole XLSX and unpacks to at most 64 MB: by its own
 * directory, then, because that can lie, by inflating each part and counting.
 */
export async function checkXlsxZip(file: InputFile): Promise<void> {
  // What unpacks to less than it is holds something else, and would be read whole.
  if (file.bytes > MAX_UNPACKED_BYTES) throw tooLarge(file, file.bytes);
  const handle = await open(file.path);
  try {
    const entries = await readDirectory(handle, file);
    if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
      throw badFile(file.name, 'is a ZIP archive, but not an XLSX workbook.');
    }
    const stated = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
    if (stated > MAX_UNPACKED_BYTES) throw tooLarge(file, stated);
    let inflated = 0;
    for (const entry of entries)
      inflated += await inflatedBytes(handle, file, entry, MAX_UNPACKED_BYTES - inflated);
  } finally {
    await handle.close();
  }
}

const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

async function readDirectory(handle: FileHandle, file: InputFile): Promise<Entry[]> {
  const tail = await bytesAt(
    handle,
    Math.max(0, file.bytes - END_BYTES - LONGEST_COMMENT),
    END_BYTES + LONGEST_COMMENT,
  );
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1 || tail.length - end < END_BYTES) throw truncated(file);
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (start + size > file.bytes) throw truncated(file);
  const directory = await bytesAt(handle, start, size);
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw truncated(file);
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      unpackedBytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function inflatedBytes(
  handle: FileHandle,
  file: InputFile,
  entry: Entry,
  most: number,
): Promise<number> {
  const local = await bytesAt(handle, entry.offset, 30);
  if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50) throw truncated(file);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (start + entry.packedBytes > file.bytes) throw truncated(file);
  if (entry.method === 0) return entry.packedBytes;
  if (entry.method !== 8)
    throw badFile(
      file.name,
      `uses compression method ${entry.method}, which XLSX does not. Save it again as .xlsx.`,
    );
  if (entry.packedBytes === 0) return 0;
  const packed = createReadStream(file.path, { start, end: start + entry.packedBytes - 1 });
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  let bytes = 0;
  try {
    for await (const chunk of packed.pipe(inflate)) {
      bytes += (chunk as Buffer).length;
      if (bytes > most) throw tooLarge(file, bytes);
    }
  } catch (error) {
    if (error instanceof TrailcareError) throw error;
    throw truncated(file, error);
  } finally {
    packed.destroy();
    inflate.destroy();
  }
  return bytes;
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function tooLarge(file: InputFile, bytes: number): TrailcareError {
  const mb = Math.ceil(bytes / 2 ** 20);
  return badFile(
    file.name,
    `unpacks to more than 64 MB (${mb} MB so far or stated), and a workbook is read whole. Save its sheet as CSV: CSV may have any size.`,
  );
}

function truncated(file: InputFile, cause?: unknown): TrailcareError {
  return badFile(
    file.name,
    'is not a whole XLSX workbook: its ZIP archive breaks off or is damaged. Download or save it again.',
    cause,
  );
}
