import { createHash } from 'node:crypto';
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { conditions } from './conditions.ts';
import { getJson } from './get-json.ts';
import { makeKeepFields } from './keep-fields.ts';
import { keptHeaders } from './kept-headers.ts';
import type { ListRequest } from './list-request.ts';
import type { PageEntry } from './manifest.ts';
import { publicUrl } from './public-url.ts';
import { pullError } from './pull-error.ts';
import type { KeptPull } from './pull-folder.ts';
import type { PullSource } from './pull-source.ts';
import type { Puller } from './puller.ts';
import { wholePages } from './whole-pages.ts';

/** Fetches one page and keeps it; the page of the pull before when that has not changed. */
export async function fetchPage(
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
    keptSha256: createHash('sha256').update(content).digest('hex'),
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
