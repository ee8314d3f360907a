import { httpGet } from './http-get.ts';
import type { Answer, Fault, GetRequest } from './http-types.ts';
import type { PullClock } from './pull-clock.ts';
import { pullError } from './pull-error.ts';
import { retryAfterMs } from './retry-after.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** Whoever asks for more is asked again by a person. */
const LONGEST_ASKED_MS = 600_000;

export interface RetryRequest extends GetRequest {
  readonly clock: PullClock;
  /** Before each request: keeps the rate. */
  readonly polite: (host: string, signal: AbortSignal) => Promise<void>;
  /** What is wrong with a body that may be right when asked again (broken off); null when nothing is. */
  readonly check: () => string | null;
  /** Told before each wait. */
  readonly onWait: (why: string, ms: number) => void;
}

/**
 * Asks until there is an answer, at most `limits.attempts` times. Waits double from 1 s to 60 s, half of each by chance, so
 * that those who failed together do not come back together; `Retry-After` counts when it is longer.
 */
export async function getWithRetry(url: URL, request: RetryRequest): Promise<Answer> {
  const { clock, limits, signal } = request;
  for (let attempt = 1; ; attempt += 1) {
    await request.polite(url.host, signal);
    const fault = await once(url, request);
    if ('answer' in fault) return fault.answer;
    const { why, retryAfter } = fault;
    const asked = retryAfterMs(retryAfter, clock.now());
    if (asked !== null && asked > LONGEST_ASKED_MS) {
      const at = new Date(clock.now().getTime() + asked).toISOString();
      throw pullError(`${capital(why)}, and asks to wait until ${at}. Run the command again then.`);
    }
    if (attempt >= limits.attempts)
      throw pullError(`${capital(why)}, ${limits.attempts} times. Try again later.`);
    const doubled = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
    const ms = Math.max(asked ?? 0, Math.round(doubled / 2 + (doubled / 2) * clock.random()));
    request.onWait(why, ms);
    await clock.sleep(ms, signal);
  }
}

async function once(url: URL, request: RetryRequest): Promise<{ answer: Answer } | Fault> {
  const result = await httpGet(url, request);
  if ('fault' in result) return result.fault;
  const broken = result.answer.status === 304 ? null : request.check();
  return broken === null
    ? result
    : { why: `the answer of ${url.host} ${broken}`, status: result.answer.status, retryAfter: null };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
