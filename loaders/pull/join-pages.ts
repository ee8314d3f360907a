import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { KeptPull } from './pull-folder.ts';

/** The pages of a pull as one file of records, for the loader. Memory is one page. */
export async function joinPages(
  { folder, manifest }: KeptPull,
  name: string,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const file = path.join(folder, `${name}.json`);
  async function* content() {
    let written = false;
    yield '[';
    for (const page of manifest.pages) {
      const text = (await readFile(path.join(folder, page.file), 'utf8')).trim().slice(1, -1);
      if (text === '') continue;
      yield written ? `,\n${text}` : text;
      written = true;
    }
    yield ']\n';
  }
  await pipeline(Readable.from(content()), createWriteStream(file, { mode: 0o600 }));
  return { path: file, remove: () => rm(file, { force: true }) };
}
