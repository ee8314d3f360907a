import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import { crc32 } from 'node:zlib';
import { mapMembers } from '../../network/map-members.ts';
import { type Column, makeColumn } from '../../network/shared-memory.ts';

/** What comes before all else in the file: how to read the rest, and of what it is. */
interface Head {
  /** For whom and by which code: whoever asks with another does not get this. */
  readonly stamp: string;
  /** Length of what is no column, in bytes. */
  readonly others: number;
  /** Type and bytes of each column, in the order of their members. */
  readonly columns: readonly (readonly [type: string, bytes: number])[];
  /** Of all that follows. */
  readonly crc: number;
}

/** Stands among the other members for a column. */
const COLUMN = '\0column';
/** Spaces fill it up. */
const HEAD_BYTES = 16_384;
/** Of a writer that still writes the last byte is younger. */
const LEFT_BEHIND_MS = 10 * 60_000;

/**
 * Writes what can be told to a thread of a network to a file, as it is in memory: its columns byte by byte. Another that was there is replaced
 * in one step, also where several write at once: the last remains. Nobody but this user reads it: it holds what the network's reader may
 * read. Throws what the disk says. O(bytes).
 */
export function writeNetworkFile(file: string, stamp: string, network: object): void {
  const columns: Column[] = [];
  const others = v8.serialize(
    mapMembers(network, (_, member) => {
      if (!ArrayBuffer.isView(member)) return member;
      columns.push(member as Column);
      return COLUMN;
    }),
  );
  const parts = [others, ...columns.map(bytesOf)];
  const head: Head = {
    stamp,
    others: others.length,
    columns: columns.map((column) => [column.constructor.name, column.byteLength]),
    crc: parts.reduce((crc, part) => crc32(part, crc), 0),
  };
  removeLeftBehind(file);
  const part = `${file}.${randomUUID()}.part`;
  try {
    const to = openSync(part, 'w', 0o600);
    try {
      writeAll(to, headBytes(head));
      for (const bytes of parts) writeAll(to, bytes);
    } finally {
      closeSync(to);
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Parts of this file whose writers were ended before they had all. */
function removeLeftBehind(file: string): void {
  const folder = path.dirname(file);
  const ours = (name: string) => name.startsWith(`${path.basename(file)}.`) && name.endsWith('.part');
  for (const name of readdirSync(folder).filter(ours)) {
    const part = path.join(folder, name);
    const written = statSync(part, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (written >= Date.now() - LEFT_BEHIND_MS) continue;
    try {
      rmSync(part);
    } catch {
      // Another took it away, or it is not ours to take: the next is written all the same.
    }
  }
}

/**
 * What is in such a file; null when there is none, or one with another stamp, or a damaged one: then it must be built. Its columns are
 * in shared memory. O(bytes).
 */
export function readNetworkFile(file: string, stamp: string): object | null {
  const from = openToRead(file);
  if (from === null) return null;
  try {
    const head = headOf(readBytes(from, new Uint8Array(HEAD_BYTES)));
    if (head?.stamp !== stamp || fstatSync(from).size !== sizeOf(head)) return null;
    const others = readBytes(from, new Uint8Array(head.others));
    const columns = head.columns.map(([type, bytes]) => makeColumn(type, bytes));
    let crc = crc32(others);
    for (const column of columns) crc = crc32(readBytes(from, bytesOf(column)), crc);
    if (crc !== head.crc) return null;
    let next = 0;
    return mapMembers(v8.deserialize(others) as object, (_, member) =>
      member === COLUMN ? columns[next++] : member,
    );
  } finally {
    closeSync(from);
  }
}

function openToRead(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const headBytes = (head: Head): Uint8Array => {
  const text = JSON.stringify(head);
  return Buffer.from(`${crc32(text)} ${text}`.padEnd(HEAD_BYTES));
};

/** Null for what we did not write. */
function headOf(bytes: Uint8Array): Head | null {
  const [, crc, text] = /^(\d+) (\{.*\}) *$/.exec(Buffer.from(bytes).toString()) ?? [];
  return text === undefined || crc32(text) !== Number(crc) ? null : (JSON.parse(text) as Head);
}

const sizeOf = ({ others, columns }: Head): number =>
  columns.reduce((size, [, bytes]) => size + bytes, HEAD_BYTES + others);

const bytesOf = ({ buffer, byteOffset, byteLength }: Column) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** What a file that ends too soon lacks is left as it is. */
function readBytes(from: number, into: Uint8Array): Uint8Array {
  let done = 0;
  while (done < into.length) {
    const read = readSync(from, into, done, into.length - done, null);
    if (read === 0) break;
    done += read;
  }
  return into;
}

function writeAll(to: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(to, bytes, done);
}
