import autocannon from 'autocannon';
import { QUERY_MIX } from './query-mix.ts';

/** What came back of a mix of queries. */
export interface Fired {
  readonly perSecond: number;
  readonly answered: number;
  /** Answers that are no answer: errors in GraphQL, other statuses than 200, connections that were cut, and none within 10 s. */
  readonly failed: number;
  /** Answers of 503 or OVERLOADED. */
  readonly refused: number;
  /** Of what was answered, as its client waited for it. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of what was refused; null: nothing was. */
  readonly refusedP99Ms: number | null;
}

/** In an order that is always the same, and mixed. */
function mixed() {
  const all = QUERY_MIX.flatMap(({ query, share }) => Array.from({ length: share }, () => query));
  return all.map((_, place) => all[(place * 37) % all.length]!);
}

const percentile = (of: readonly number[], share: number) =>
  of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))] ?? Number.NaN;

/** Asks a server the recorded mix for some seconds; `perSecond` in all, or as fast as it answers. */
export async function fire(
  origin: string,
  { seconds, clients, perSecond }: { seconds: number; clients: number; perSecond?: number },
): Promise<Fired> {
  const answeredMs: number[] = [];
  const refusedMs: number[] = [];
  let failed = 0;
  let last: 'answered' | 'refused' | 'failed' = 'failed';
  const options: autocannon.Options = {
    url: `${origin}/graphql`,
    connections: clients,
    duration: seconds,
    timeout: 10,
    ...(perSecond === undefined ? {} : { overallRate: perSecond }),
    requests: mixed().map((query) => ({
      method: 'POST' as const,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      onResponse(status: number, body: string) {
        const isRefusal = status === 503 || status === 429 || body.includes('"OVERLOADED"');
        last = isRefusal ? 'refused' : status === 200 && !body.includes('"errors"') ? 'answered' : 'failed';
      },
    })),
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, all) => (error ? reject(error) : resolve(all)));
    // Comes right after the body, with how long it took.
    instance.on('response', (_client, _status, _bytes, ms) => {
      if (last === 'answered') answeredMs.push(ms);
      else if (last === 'refused') refusedMs.push(ms);
      else failed += 1;
    });
  });
  return {
    perSecond: answeredMs.length / result.duration,
    answered: answeredMs.length,
    // Its timeouts are among its errors.
    failed: failed + result.errors,
    refused: refusedMs.length,
    p50Ms: percentile(answeredMs, 0.5),
    p99Ms: percentile(answeredMs, 0.99),
    refusedP99Ms: refusedMs.length === 0 ? null : percentile(refusedMs, 0.99),
  };
}
