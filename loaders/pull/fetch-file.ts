import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { TrailcareError } from '../../graph/errors.ts';
import { conditions } from './conditions.ts';
import { getWithRetry } from './get-with-retry.ts';
import type { Answer } from './http-types.ts';
import { keptHeaders } from './kept-headers.ts';
import { looksLikeHtml } from './looks-like-html.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { newManifest } from './new-manifest.ts';
import { publicUrl } from './public-url.ts';
import { pullError } from './pull-error.ts';
import { type KeptPull, listKept, makeFolder } from './pull-folder.ts';
import type { Puller } from './puller.ts';
import { USER_AGENT } from './user-agent.ts';

export interface FileRequest {
  readonly url: URL;
  /** Code of the source. */
  readonly source: string;
  readonly publisher: string | null;
  readonly licence: string | null;
  /** Whether an earlier pull need not be loaded again: it was, here and with these options. */
  readonly isLoaded: (manifest: Manifest) => Promise<boolean>;
}

export type PulledFile =
  | { readonly same: KeptPull }
  | (KeptPull & {
      readonly same: null;
      /** The file as it was received, in a temporary folder until `remove`. */
      readonly file: string;
      readonly remove: () => Promise<void>;
    });

/**
 * Fetches one file. It may hold persons in any column, sheet or line above its header: so it is kept only while it is loaded,
 * outside the folder of the pull, which gets its hash, headers and (keep-rows.ts) the rows without columns of persons.
 */
export async function fetchFile(request: FileRequest, puller: Puller): Promise<PulledFile> {
  const { url, source } = request;
  const asked = publicUrl(url);
  const kept = await listKept(puller.root, source, asked);
  const newest = kept.find(({ manifest }) => manifest.state === 'complete') ?? null;
  const before =
    newest !== null && !puller.fresh && (await request.isLoaded(newest.manifest)) ? newest : null;
  const temporary = await mkdtemp(path.join(tmpdir(), 'trailcare-pull-'));
  const remove = () => rm(temporary, { recursive: true, force: true });
  const file = path.join(temporary, fileNameOf(url));
  try {
    const headers = before === null ? {} : conditions(before.manifest.pages[0]?.headers ?? {});
    const answer = await download(url, headers, file, puller);
    const known = before?.manifest.pages[0]?.sha256;
    if (before !== null && (answer.status === 304 || answer.sha256 === known)) {
      await remove();
      return { same: before };
    }
    if (answer.status === 304) throw pullError(`${url.host} says "not modified" to a first question.`);
    await refuseHtml(file, answer, url);
    const manifest = newManifest({ ...request, request: asked }, puller);
    const folder = await makeFolder(puller.root, source, puller.clock.now());
    const at = puller.clock.now().toISOString();
    manifest.pages = [
      {
        file: 'rows.jsonl',
        url: publicUrl(answer.url),
        query: '',
        at,
        bytes: answer.bytes,
        sha256: answer.sha256,
        keptSha256: '',
        headers: keptHeaders(answer.headers),
        records: 0,
        next: null,
        total: null,
        pages: null,
        removed: {},
        notModified: false,
      },
    ];
    manifest.state = 'complete';
    manifest.finishedAt = at;
    manifest.process = 0;
    manifest.contentSha256 = answer.sha256;
    await writeManifest(folder, manifest);
    return { folder, manifest, same: null, file, remove };
  } catch (error) {
    await remove();
    if (puller.signal.aborted)
      throw new TrailcareError('BAD_INPUT', 'Stopped. Nothing was loaded.', {}, error);
    if (error instanceof TrailcareError)
      throw new TrailcareError('BAD_INPUT', `${error.message} Nothing was loaded.`, error.details, error);
    throw error;
  }
}

async function download(
  url: URL,
  headers: Readonly<Record<string, string>>,
  file: string,
  puller: Puller,
): Promise<Answer> {
  let received = 0;
  return getWithRetry(url, {
    headers: { 'user-agent': USER_AGENT, ...headers },
    secretHeaders: {},
    limits: puller.limits,
    signal: puller.signal,
    clock: puller.clock,
    polite: puller.polite,
    makeSink: () => {
      received = 0;
      const out = createWriteStream(file, { mode: 0o600 });
      const failed = new Promise<never>((_, reject) => out.once('error', reject));
      failed.catch(() => undefined);
      return {
        write: async (piece) => {
          received += piece.byteLength;
          if (!out.write(piece)) await Promise.race([once(out, 'drain'), failed]);
        },
        close: async () => {
          out.end();
          await finished(out);
        },
      };
    },
    check: () => (received === 0 ? 'is empty' : null),
    onWait: (why, ms) => puller.tell(`${why}; asks again in ${Math.ceil(ms / 1000)} s.`),
  });
}

async function refuseHtml(file: string, answer: Answer, url: URL): Promise<void> {
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
  await handle.close();
  const type = answer.headers.get('content-type');
  if (looksLikeHtml(type, buffer.subarray(0, bytesRead).toString('utf8')))
    throw pullError(
      `${publicUrl(url)} gives a web page (${type ?? 'no content type'}) instead of a file: a login, a notice, or the page about the data. Give the link of the file itself.`,
    );
}

/** The last part of the path, which names the data set; the host when there is none. */
export function fileNameOf(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname;
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // A stray % is part of the name.
  }
  return (
    name
      .replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_')
      .slice(-100)
      .replace(/^\.+/u, '_') || 'file'
  );
}
