import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { queryFrom } from './query-mix.ts';

/** What came back of a mix of queries. */
export interface Fired {
  /** Answers in a second. */
  readonly perSecond: number;
  readonly answered: number;
  /** Answers that are no answer: errors in GraphQL, other statuses than 200, connections that were cut, and none within 10 s. */
  readonly failed: number;
  /** What became of the failed, each kind once. */
  readonly problems: readonly string[];
  /** Answers of 503 or OVERLOADED. */
  readonly refused: number;
  /** Of what was answered, as its client waited for it. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** In which seconds, from the first on, some were refused. */
  readonly refusedIn: readonly number[];
  /** Of what was refused; null: nothing was. */
  readonly refusedP99Ms: number | null;
}

type FireOptions = { readonly seconds: number } & (
  | {
      /** Who ask all the time, each again as soon as it is answered. */
      readonly clients: number;
    }
  | {
      /** So many questions, evenly, whether or not the former ones have been answered. */
      readonly perSecond: number;
    }
);

const GIVE_UP_MS = 10_000;
const MOST_CONNECTIONS = 500;

const percentile = (of: readonly number[], share: number) =>
  of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))] ?? Number.NaN;

/** Asks a server the recorded mix for some seconds. */
export async function fire(origin: string, options: FireOptions): Promise<Fired> {
  const { seconds } = options;
  const agent = new http.Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  const answeredMs: number[] = [];
  const refusedMs: number[] = [];
  const refusedIn = new Set<number>();
  const problems = new Map<string, number>();
  let sent = 0;
  const ask = (query: string) =>
    new Promise<void>((resolve) => {
      const began = performance.now();
      let isOver = false;
      const fail = (problem: string) => {
        // A connection that is cut is told of the question and of its answer.
        if (isOver) return;
        isOver = true;
        problems.set(problem, (problems.get(problem) ?? 0) + 1);
        resolve();
      };
      const request = http.request(
        `${origin}/graphql`,
        {
          agent,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          signal: AbortSignal.timeout(GIVE_UP_MS),
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.on('error', (error) => fail(error.message));
          answer.on('end', () => {
            const ms = performance.now() - began;
            const { statusCode: status = 0 } = answer;
            if (status === 503 || status === 429 || text.includes('"OVERLOADED"')) {
              refusedMs.push(ms);
              refusedIn.add(Math.floor(passedMs() / 1_000));
            } else if (status === 200 && !text.includes('"errors"')) answeredMs.push(ms);
            else return fail(`${status} ${text.slice(0, 200)}`);
            return resolve();
          });
        },
      );
      request.on('error', (error) => fail(error.message));
      request.end(JSON.stringify({ query }));
    });

  const beganMs = performance.now();
  const passedMs = () => performance.now() - beganMs;
  if ('clients' in options) {
    const client = async () => {
      while (passedMs() < seconds * 1_000) await ask(queryFrom(sent++));
    };
    await Promise.all(Array.from({ length: options.clients }, client));
  } else {
    const open = new Set<Promise<void>>();
    while (passedMs() < seconds * 1_000) {
      const due = Math.ceil((passedMs() / 1_000) * options.perSecond);
      for (; sent < due; sent++) {
        const asked = ask(queryFrom(sent)).finally(() => open.delete(asked));
        open.add(asked);
      }
      await wait(2);
    }
    await Promise.all(open);
  }
  const tookSeconds = passedMs() / 1_000;
  agent.destroy();
  return {
    perSecond: answeredMs.length / tookSeconds,
    answered: answeredMs.length,
    failed: [...problems.values()].reduce((sum, count) => sum + count, 0),
    problems: [...problems].map(([problem, count]) => `${count} times ${problem}`),
    refused: refusedMs.length,
    refusedIn: [...refusedIn],
    p50Ms: percentile(answeredMs, 0.5),
    p99Ms: percentile(answeredMs, 0.99),
    refusedP99Ms: refusedMs.length === 0 ? null : percentile(refusedMs, 0.99),
  };
}
