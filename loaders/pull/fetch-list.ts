import { createHash } from 'node:crypto';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { TrailcareError } from '../../graph/errors.ts';
import type { Mappings } from '../source-format.ts';
import { conditions } from './conditions.ts';
import { getJson } from './get-json.ts';
import { makeKeepFields } from './keep-fields.ts';
import { keptHeaders } from './kept-headers.ts';
import { type Manifest, type PageEntry, writeManifest } from './manifest.ts';
import { newManifest } from './new-manifest.ts';
import { publicUrl } from './public-url.ts';
import { pullError } from './pull-error.ts';
import { type KeptPull, findInterrupted, listKept, makeFolder } from './pull-folder.ts';
import type { PullSource } from './pull-source.ts';
import type { Puller } from './puller.ts';
import { requireWhole } from './require-whole.ts';

export interface ListRequest {
  readonly source: PullSource;
  readonly base: URL;
  readonly filter: Readonly<Record<string, string>>;
  readonly secretHeaders: Readonly<Record<string, string>>;
  readonly mappings: Mappings;
}

/** What a pull brought. */
export interface PulledList extends KeptPull {
  /** The pull before it that brought the same; null when this is new. */
  readonly same: KeptPull | null;
  readonly warnings: readonly string[];
}

const MAX_PAGES = 10_000;
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

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
    manifest.contentSha256 = sha256(manifest.pages.map(({ keptSha256 }) => keptSha256).join('\n'));
    manifest.state = 'complete';
    manifest.finishedAt = puller.clock.now().toISOString();
    await writeManifest(folder, manifest);
    const isSame = before !== null && before.manifest.contentSha256 === manifest.contentSha256;
    return { folder, manifest, same: isSame ? before : null, warnings };
  } catch (error) {
    throw await stopped(error, folder, manifest, puller);
  }
}

/** The pages up to the first whose file is not as it was kept. */
async function wholePages(folder: string, pages: readonly PageEntry[]): Promise<PageEntry[]> {
  const whole: PageEntry[] = [];
  for (const page of pages) {
    const content = await readFile(path.join(folder, page.file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (content === null || sha256(content) !== page.keptSha256) break;
    whole.push(page);
  }
  return whole;
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

async function fetchPage(
  { source, secretHeaders, mappings }: ListRequest,
  puller: Puller,
  url: URL,
  query: string,
  folder: string,
  number: number,
  before: KeptPull | null,
): Promise<PageEntry> {
  const file = `page-${String(number).padStart(4, '0')}.json`;
  const earlier = puller.fresh ? undefined : before?.manifest.pages.find((page) => page.query === query);
  const usable = earlier !== undefined && (await wholePages(before!.folder, [earlier])).length === 1;
  const headers = usable ? conditions(earlier.headers) : {};
  const { answer, json } = await getJson(url, { headers, secretHeaders }, puller);
  const at = puller.clock.now().toISOString();
  if (answer.status === 304) {
    if (!usable) throw pullError(`${url.host} says "not modified" to a first question.`);
    await copyFile(path.join(before!.folder, earlier.file), path.join(folder, file));
    return { ...earlier, file, at, notModified: true };
  }
  const { records, next, total, pages } = source.paging.read(json, url);
  requireFields(records, source, url);
  const fields = makeKeepFields(source.keeps, mappings);
  // One record per line, so that the line of a rejected row is its line here.
  const content = `[${records.map((record) => JSON.stringify(fields.keep(record))).join(',\n')}]\n`;
  await writeFile(path.join(folder, file), content, { mode: 0o600 });
  return {
    file,
    url: publicUrl(url),
    query,
    at,
    bytes: answer.bytes,
    sha256: answer.sha256,
    keptSha256: sha256(content),
    headers: keptHeaders(answer.headers),
    records: records.length,
    next,
    total,
    pages,
    removed: fields.removed(),
    notModified: false,
  };
}

/** A field that no record of a page has was renamed or taken away: its rows would not be wrong, but say nothing. */
function requireFields(records: readonly unknown[], { needs, name }: PullSource, url: URL): void {
  if (records.length === 0) return;
  const objects = records.filter((one): one is object => typeof one === 'object' && one !== null);
  const missing = needs.filter((field) => !objects.some((one) => field in one));
  if (missing.length === 0) return;
  const found = Object.keys(objects[0] ?? {}).toSorted();
  throw pullError(
    `No record of ${url.host} has ${missing.join(', ')}, which ${name} needs: the source may have changed. Its records have: ${found.slice(0, 30).join(', ') || 'no fields'}.`,
    { kept: false },
  );
}

const pagesWord = (n: number) => `${n} ${n === 1 ? 'page is' : 'pages are'}`;

/** Says what became of the pages, and what to do. */
async function stopped(
  error: unknown,
  folder: string,
  manifest: Manifest,
  { signal }: Puller,
): Promise<unknown> {
  const ours = error instanceof TrailcareError;
  if (!ours && !signal.aborted) return error;
  const kept = !ours || error.details['kept'] !== false;
  const said = ours ? error.message : 'Stopped.';
  if (!kept) {
    manifest.state = 'refused';
    manifest.why = said;
  }
  const n = manifest.pages.length;
  if (n === 0) await rm(folder, { recursive: true, force: true });
  else await writeManifest(folder, { ...manifest, process: 0 });
  const hint = !kept
    ? 'The next pull begins anew.'
    : n === 0
      ? ''
      : `${pagesWord(n)} kept in ${folder}: the same command goes on from there.`;
  return new TrailcareError('BAD_INPUT', `${said} Nothing was loaded. ${hint}`.trim(), { folder }, error);
}
