import { Assembler } from 'stream-json/assembler.js';
import { parser as jsonParser } from 'stream-json';
import { TrailcareError } from '../../graph/errors.ts';
import { badFile } from './bad-file.ts';
import type { Encoding } from './detect-encoding.ts';
import type { InputFile } from './input-file.ts';
import { MAX_LINE_BYTES } from './table.ts';
import { textStream } from './text-stream.ts';

/** Where the items of a JSON file are: the file itself is a list, a key of it is one, or the file is one item. */
type JsonShape = ({ readonly list: string | null } | { readonly list: undefined }) & {
  /** What the file says of its list before it begins: a GeoJSON file's name and `crs`. */
  readonly about: ListAbout;
};

export interface ListAbout {
  readonly name: string | null;
  /** As in GeoJSON before RFC 7946: `urn:ogc:def:crs:OGC:1.3:CRS84`. */
  readonly crs: string | null;
}

interface Token {
  readonly name: string;
  readonly value?: string | null | boolean;
}

/** Keys under which APIs put their list; others count only when nothing of these is there. */
const LIST_KEYS = ['features', 'results', 'data', 'items', 'records', 'objects', 'value', 'contents'];
const DEEPEST = 64;
const TOKENS = 2_000;

/** Reads as far as the first list of the top level. Throws when the file is not JSON. */
export async function findJsonShape(file: InputFile, encoding: Encoding): Promise<JsonShape> {
  let depth = 0;
  let key = '';
  let other: string | null = null;
  let about: ListAbout = { name: null, crs: null };
  for await (const batch of tokenBatches(file, encoding, () => 0)) {
    for (const token of batch) {
      if (depth === 0 && token.name === 'startArray') return { list: null, about };
      if (depth === 0 && token.name !== 'startObject')
        throw badFile(file.name, 'is JSON, but neither a list nor an object.');
      if (depth === 1 && token.name === 'keyValue') key = String(token.value);
      if (depth === 1 && token.name === 'startArray') {
        if (LIST_KEYS.includes(key)) return { list: key, about };
        other ??= key;
      }
      if (depth === 1 && key === 'name' && token.name === 'stringValue')
        about = { ...about, name: String(token.value) };
      // `{"type": "name", "properties": {"name": "urn:…"}}`, or `{"type": "EPSG", "properties": {"code": 4326}}`.
      if (depth > 1 && key === 'crs' && /\d/u.test(String(token.value)) && token.name.endsWith('Value'))
        about = { ...about, crs: String(token.value) };
      depth += step(token);
    }
  }
  if (depth !== 0) throw truncated(file.name, 0);
  // A single Feature or record may hold lists of its own, which are not its items.
  return other !== null && key === other ? { list: other, about } : { list: undefined, about };
}

/** The items one after the other; memory is one item, which may be 16 MB at most. */
export async function* jsonItems(
  file: InputFile,
  encoding: Encoding,
  shape: JsonShape,
  onBytes?: (read: number) => void,
): AsyncGenerator {
  let items = 0;
  let depth = 0;
  let key = '';
  let done = false;
  let assembler: Assembler | null = null;
  const itemDepth = shape.list === undefined ? 0 : shape.list === null ? 1 : 2;
  for await (const batch of tokenBatches(file, encoding, () => items, onBytes)) {
    for (const token of batch) {
      const inList = shape.list === undefined || shape.list === null || (key === shape.list && !done);
      if (assembler === null && depth === 1 && token.name === 'keyValue') key = String(token.value);
      else if (inList && depth >= itemDepth && !(depth === itemDepth && token.name.startsWith('end'))) {
        assembler ??= new Assembler();
        assembler.consume(token as Parameters<Assembler['consume']>[0]);
      }
      depth += step(token);
      if (depth === 1 && itemDepth === 2 && token.name === 'endArray' && key === shape.list) done = true;
      if (assembler !== null && depth === itemDepth) {
        items += 1;
        yield assembler.current;
        assembler = null;
      }
    }
  }
  if (depth !== 0) throw truncated(file.name, items);
}

/** In batches, because a wait per token would take most of the time. */
async function* tokenBatches(
  file: InputFile,
  encoding: Encoding,
  items: () => number,
  onBytes?: (read: number) => void,
): AsyncGenerator<Token[]> {
  let seenItems = -1;
  let readAtItem = 0;
  let depth = 0;
  const text = textStream(file.path, encoding, (bytes) => {
    onBytes?.(bytes);
    if (items() !== seenItems) {
      seenItems = items();
      readAtItem = bytes;
    } else if (bytes - readAtItem > MAX_LINE_BYTES) {
      // Here and not between tokens, because one endless text is no token yet.
      parser.destroy(badFile(file.name, `item ${seenItems + 1} is longer than the limit of 16 MB.`));
    }
  });
  const parser = jsonParser.asStream({
    packValues: true,
    streamValues: false,
    streamKeys: false,
    readableHighWaterMark: TOKENS,
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    let batch: Token[] = [];
    for await (const item of parser) {
      const token = item as Token;
      depth += step(token);
      if (depth > DEEPEST)
        throw badFile(file.name, `item ${items() + 1} is nested more than ${DEEPEST} levels deep.`);
      batch.push(token);
      if (batch.length < TOKENS) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  } catch (error) {
    if (error instanceof TrailcareError) throw error;
    if (!(error instanceof Error) || !/parser/iu.test(error.message)) throw error;
    throw truncated(file.name, items(), error);
  } finally {
    text.destroy();
    parser.destroy();
  }
}

const step = ({ name }: Token) =>
  name === 'startArray' || name === 'startObject' ? 1 : name === 'endArray' || name === 'endObject' ? -1 : 0;

function truncated(fileName: string, items: number, cause?: unknown): TrailcareError {
  return badFile(
    fileName,
    `is not whole JSON: it breaks off or is wrong${items === 0 ? '' : `, after item ${items}`}. Is it truncated, or was it edited by hand?`,
    cause,
  );
}
