import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const count = z.number().int().min(0);

const page = z.object({
  file: z.string(),
  url: z.string(),
  query: z.string(),
  at: z.string(),
  bytes: count,
  /** Of the answer as it was received. */
  sha256: z.string(),
  /** Of the file that is kept. */
  keptSha256: z.string(),
  headers: z.record(z.string(), z.string()),
  records: count,
  next: z.string().nullable(),
  total: count.nullable(),
  pages: count.nullable(),
  /** Fields that are not kept, with the number of records that had them. */
  removed: z.record(z.string(), count),
  /** The source said that it had not changed (304): kept from the pull before. */
  notModified: z.boolean(),
});

const manifest = z.object({
  source: z.string(),
  /** What was asked: a pull continues, or compares with, one that asked the same. */
  request: z.string(),
  publisher: z.string().nullable(),
  licence: z.string().nullable(),
  userAgent: z.string(),
  state: z.enum(['fetching', 'complete', 'refused']),
  why: z.string().nullable(),
  /** Who is at it; 0 when nobody is. */
  process: count,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  pages: z.array(page),
  /** Of all that was kept, in order. */
  contentSha256: z.string().nullable(),
  /** Later pulls that found nothing new. */
  checkedAt: z.array(z.string()),
  /** Where it was loaded, by the hash of the store's URL and of the options. */
  loads: z.array(z.object({ at: z.string(), store: z.string(), options: z.string(), revision: count })),
});

export type PageEntry = z.infer<typeof page>;
export type Manifest = z.infer<typeof manifest>;

const FILE = 'manifest.json';

/** Null when there is none, or it is not whole: such a folder is left alone. */
export async function findManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(path.join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const parsed = manifest.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whole or not at all: written beside, then renamed. */
export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const file = path.join(folder, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
  await rename(`${file}.new`, file);
}
