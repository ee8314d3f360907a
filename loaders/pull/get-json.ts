import { getWithRetry } from './get-with-retry.ts';
import type { Answer } from './http-types.ts';
import { looksLikeHtml } from './looks-like-html.ts';
import { publicUrl } from './public-url.ts';
import { pullError } from './pull-error.ts';
import type { Puller } from './puller.ts';
import { USER_AGENT } from './user-agent.ts';

interface JsonRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly secretHeaders: Readonly<Record<string, string>>;
}

/** One page of JSON, in memory; `json` is undefined when it has not changed (304). */
export async function getJson(
  url: URL,
  { headers, secretHeaders }: JsonRequest,
  puller: Puller,
): Promise<{ readonly answer: Answer; readonly json: unknown }> {
  let pieces: Uint8Array[] = [];
  let json: unknown;
  let text = '';
  const answer = await getWithRetry(url, {
    headers: { accept: 'application/json', 'user-agent': USER_AGENT, ...headers },
    secretHeaders,
    limits: puller.limits,
    signal: puller.signal,
    clock: puller.clock,
    polite: puller.polite,
    makeSink: () => {
      pieces = [];
      return { write: (piece) => void pieces.push(piece), close: () => undefined };
    },
    check: () => {
      text = Buffer.concat(pieces)
        .toString('utf8')
        .replace(/^\uFEFF/u, '');
      if (/^\s*</u.test(text)) return null;
      try {
        json = JSON.parse(text);
        return null;
      } catch {
        return `is not whole JSON (${text.length} characters)`;
      }
    },
    onWait: (why, ms) => puller.tell(`${why}; asks again in ${Math.ceil(ms / 1000)} s.`),
  });
  if (
    answer.status !== 304 &&
    (json === undefined || looksLikeHtml(answer.headers.get('content-type'), text))
  ) {
    const type = answer.headers.get('content-type') ?? 'no content type';
    throw pullError(
      `${publicUrl(url)} gives a web page (${type}) instead of JSON: a login, maintenance, or a firewall on the way? Open it in a browser to see.`,
    );
  }
  return { answer, json };
}
