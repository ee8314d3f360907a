import { checkRedirect } from './check-url.ts';
import type { Answer, Fault, GetRequest } from './http-types.ts';
import { pullError } from './pull-error.ts';
import { readBody } from './read-body.ts';
import { refusal } from './refusal.ts';

const MAX_REDIRECTS = 5;
/** Wrong today and wrong in a minute. */
const FINAL = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|ERR_INVALID/u;

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
