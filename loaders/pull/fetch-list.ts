import { createHash } from 'node:crypto';
import process from 'node:process';
import { fetchPage } from './fetch-page.ts';
import type { ListRequest } from './list-request.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { newManifest } from './new-manifest.ts';
import { pagesWord } from './pages-word.ts';
import { publicUrl } from './public-url.ts';
import { pullError } from './pull-error.ts';
import { type KeptPull, findInterrupted, listKept, makeFolder } from './pull-folder.ts';
import type { Puller } from './puller.ts';
import { requireWhole } from './require-whole.ts';
import { stopped } from './stopped.ts';
import { wholePages } from './whole-pages.ts';

/** What a pull brought. */
export interface PulledList extends KeptPull {
  /** The pull before it that brought the same; null when this is new. */
  readonly same: KeptPull | null;
  readonly warnings: readonly string[];
}

const MAX_PAGES = 10_000;

/**
 * Fetches all pages of a list into a folder of its own. Each page is kept as soon as it is there, so that an interrupted pull
 * goes on from it; nothing is loaded before the list is whole.
 */
export async function fetchList(request: ListRequest, puller: Puller): Promise<PulledList> {
  const { source, base } = request;
  const first = new URL(source.path, base);
  first.search = new URLSearchParams({ ...source.paging.first, ...request.filter }).toString();
  const asked = publicUrl(first);
  const kept = await listKept(puller.root, source.name, asked);
  const before = kept.find(({ manifest }) => manifest.state === 'complete') ?? null;
  const begun = puller.fresh ? null : findInterrupted(kept, puller.clock.now());
  const pull = begun ?? {
    folder: await makeFolder(puller.root, source.name, puller.clock.now()),
    manifest: newManifest({ ...source, source: source.name, request: asked }, puller),
  };
  const { folder } = pull;
  const manifest: Manifest = { ...pull.manifest, process: process.pid };
  manifest.pages = await wholePages(folder, manifest.pages);
  if (begun !== null)
    puller.tell(`Goes on from ${manifest.startedAt}: ${pagesWord(manifest.pages.length)} kept.`);
  try {
    await fetchPages(request, puller, first, folder, manifest, before);
    const warnings = await requireWhole(folder, manifest);
    manifest.contentSha256 = createHash('sha256')
      .update(manifest.pages.map(({ keptSha256 }) => keptSha256).join('\n'))
      .digest('hex');
    manifest.state = 'complete';
    manifest.finishedAt = puller.clock.now().toISOString();
    await writeManifest(folder, manifest);
    const isSame = before !== null && before.manifest.contentSha256 === manifest.contentSha256;
    return { folder, manifest, same: isSame ? before : null, warnings };
  } catch (error) {
    throw await stopped(error, folder, manifest, puller);
  }
}

async function fetchPages(
  request: ListRequest,
  puller: Puller,
  first: URL,
  folder: string,
  manifest: Manifest,
  before: KeptPull | null,
): Promise<void> {
  await writeManifest(folder, manifest);
  const { pages } = manifest;
  let records = pages.reduce((sum, page) => sum + page.records, 0);
  for (let next = pages.length === 0 ? first.search.slice(1) : pages.at(-1)!.next; next !== null;) {
    puller.signal.throwIfAborted();
    const query = next;
    if (pages.some((page) => page.query === query))
      throw pullError(
        `${first.host} names a page as the next one that was there already: its list does not end.`,
        {
          kept: false,
        },
      );
    if (pages.length >= MAX_PAGES)
      throw pullError(`${first.host} gives more than ${MAX_PAGES} pages.`, { kept: false });
    const url = new URL(first);
    url.search = query;
    const page = await fetchPage(request, puller, url, query, folder, pages.length + 1, before);
    const again = pages.filter(({ keptSha256, records }) => records > 0 && keptSha256 === page.keptSha256);
    if (again.length > 1 || (again.length === 1 && page.total === null))
      throw pullError(`${first.host} gives the same page again and again: others are missing.`, {
        kept: false,
      });
    pages.push(page);
    await writeManifest(folder, manifest);
    records += page.records;
    puller.onPage(pages.length, page.pages, records);
    next = page.next;
  }
}
