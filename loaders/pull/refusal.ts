import type { Fault } from './http-types.ts';
import { pullError } from './pull-error.ts';

const WORDS_BYTES = 4096;

/** Busy servers may be asked again; for all others the same question gets the same answer. */
export async function refusal(response: Response, url: URL): Promise<{ fault: Fault }> {
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
    return said
      .replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 200)
      .replace(/\.$/u, '');
  } catch {
    // A body that is not JSON though it says so tells a person nothing more than the status does.
    return '';
  }
}
