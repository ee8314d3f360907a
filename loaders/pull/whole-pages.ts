import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PageEntry } from './manifest.ts';

/** The pages up to the first whose file is not as it was kept. */
export async function wholePages(folder: string, pages: readonly PageEntry[]): Promise<PageEntry[]> {
  const whole: PageEntry[] = [];
  for (const page of pages) {
    const content = await readFile(path.join(folder, page.file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (content === null || createHash('sha256').update(content).digest('hex') !== page.keptSha256) break;
    whole.push(page);
  }
  return whole;
}
