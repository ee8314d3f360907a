import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A part of an archive; its text comes piece by piece. */
export interface ZipPart {
  readonly name: string;
  readonly text: AsyncIterable<string> | Iterable<string>;
}

/** All parts have one day, so that the same content is the same bytes. */
const DAY = '1980-01-01T00:00:00';

/** A ZIP archive, written while its parts are read: nothing of it is kept. */
export async function* zipStream(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    // It packs in this thread, so this is thrown to whoever pushed.
    if (error) throw error;
    ready.push(bytes);
  });
  function* taken() {
    const bytes = ready;
    ready = [];
    yield* bytes;
  }
  for await (const { name, text } of parts) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = DAY;
    zip.add(file);
    for await (const piece of text) {
      file.push(strToU8(piece));
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
