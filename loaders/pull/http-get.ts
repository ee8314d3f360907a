import { createHash } from 'node:crypto';
import { checkRedirect } from './check-url.ts';
import type { HttpLimits } from './http-limits.ts';
import { pullError } from './pull-error.ts';

const MAX_REDIRECTS = 5;
const WORDS_BYTES = 4096;
/** Wrong today and wrong in a minute. */
const FINAL = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|ERR_INVALID/u;

/** Where the body of an answer goes; made anew for each attempt. */
export interface Sink {
  write(chunk: Uint8Array): Promise<void> | void;
  close(): Promise<void> | void;
}

export interface GetRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Only for the host that is asked first: a redirect does not take them along. */
  readonly secretHeaders: Readonly<Record<string, string>>;
  readonly limits: HttpLimits;
  readonly makeSink: () => Sink;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly url: URL;
  readonly bytes: number;
  /** Of the body as it was received, after decompression. */
  readonly sha256: string;
}

/** Something that may be over when asked again. */
export interface Fault {
  readonly why: string;
  readonly status: number | null;
  readonly retryAfter: string | null;
}

/** One request, with its redirects. A fault is what may pass; what will not is thrown. */
export async function httpGet(
  start: URL,
  request: GetRequest,
): Promise<{ answer: Answer } | { fault: Fault }> {
  const stop = new AbortController();
  const whole = setTimeout(() => stop.abort(), request.limits.totalMs);
  const silence = setTimeout(() => stop.abort(), request.limits.firstByteMs);
  const signal = AbortSignal.any([stop.signal, request.signal]);
  try {
    return await follow(start, request, signal, silence);
  } catch (error) {
    request.signal.throwIfAborted();
    if (stop.signal.aborted) return passing(`${start.host} did not answer in time`);
    // The two words of fetch for a connection that failed or broke; all other errors are ours.
    if (!(error instanceof TypeError) || !['fetch failed', 'terminated'].includes(error.message)) throw error;
    const { code = '', message } = rootOf(error);
    if (FINAL.test(code))
      throw pullError(`${start.host} cannot be trusted: ${message} (${code}).`, {}, error);
    return passing(`the connection to ${start.host} failed (${code || message})`);
  } finally {
    clearTimeout(whole);
    clearTimeout(silence);
  }
}

const passing = (why: string): { fault: Fault } => ({ fault: { why, status: null, retryAfter: null } });

function rootOf(error: unknown): { code?: string; message: string } {
  let root = error as Error & { code?: string };
  while (root.cause instanceof Error) root = root.cause;
  return root;
}

async function follow(
  start: URL,
  { headers, secretHeaders, limits, makeSink }: GetRequest,
  signal: AbortSignal,
  silence: NodeJS.Timeout,
): Promise<{ answer: Answer } | { fault: Fault }> {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const sent = url.origin === start.origin ? { ...headers, ...secretHeaders } : headers;
    const response = await fetch(url, { headers: sent, redirect: 'manual', signal });
    if (response.status >= 301 && response.status <= 308 && response.status !== 304) {
      await response.body?.cancel();
      url = checkRedirect(url, response.headers.get('location'));
      continue;
    }
    const { status } = response;
    if (status === 304) return { answer: { status, headers: response.headers, url, bytes: 0, sha256: '' } };
    if (status !== 200) return refusal(response, url);
    const read = await readBody(response, limits, silence, makeSink());
    if (read === 'quiet') return passing(`${url.host} stopped in the middle of its answer`);
    if (read === 'too long')
      throw pullError(
        `The answer of ${url.host} is longer than the limit of ${Math.round(limits.maxBytes / 1024 / 1024)} MB.`,
      );
    return { answer: { status, headers: response.headers, url, ...read } };
  }
  throw pullError(`${start.host} redirects more than ${MAX_REDIRECTS} times, or in a circle.`);
}

async function readBody(
  response: Response,
  { idleMs, maxBytes }: HttpLimits,
  silence: NodeJS.Timeout,
  sink: Sink,
): Promise<{ bytes: number; sha256: string } | 'too long' | 'quiet'> {
  const hash = createHash('sha256');
  let bytes = 0;
  clearTimeout(silence);
  let idle: NodeJS.Timeout | null = null;
  let quiet = false;
  const reader = response.body?.getReader();
  const wake = () => {
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => {
      quiet = true;
      void reader?.cancel().catch(() => undefined);
    }, idleMs);
  };
  try {
    for (;;) {
      wake();
      const piece = await reader?.read();
      if (quiet) return 'quiet';
      if (piece === undefined || piece.done) break;
      bytes += piece.value.byteLength;
      if (bytes > maxBytes) {
        await reader?.cancel();
        return 'too long';
      }
      hash.update(piece.value);
      await sink.write(piece.value);
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    if (idle !== null) clearTimeout(idle);
    await sink.close();
  }
}

/** Busy servers may be asked again; for all others the same question gets the same answer. */
async function refusal(response: Response, url: URL): Promise<{ fault: Fault }> {
  const { status } = response;
  const words = await wordsOf(response);
  const said = words === '' ? '' : `: ${words}`;
  if ([408, 425, 429, 500, 502, 503, 504].includes(status)) {
    const why =
      status === 429 ? `${url.host} asks for fewer requests (429)` : `${url.host} failed (${status})`;
    return { fault: { why, status, retryAfter: response.headers.get('retry-after') } };
  }
  const what =
    status === 404 || status === 410
      ? `has nothing at ${url.pathname} (${status})`
      : status === 401 || status === 403
        ? `refuses the request (${status})`
        : `answers with ${status}`;
  throw pullError(`${url.host} ${what}${said}.`);
}

/** What a JSON error says, in one line; nothing of a web page. */
async function wordsOf(response: Response): Promise<string> {
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const length = Number(response.headers.get('content-length') ?? 0);
  if (!isJson || length > WORDS_BYTES) {
    await response.body?.cancel();
    return '';
  }
  const body = (await response.text()).slice(0, WORDS_BYTES);
  try {
    const { error, detail, message } = JSON.parse(body) as Record<string, unknown>;
    const said = [error, detail, message].find((one) => typeof one === 'string') ?? '';
    return String(said)
      .replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 200)
      .replace(/\.$/u, '');
  } catch {
    // A body that is not JSON though it says so tells a person nothing more than the status does.
    return '';
  }
}
