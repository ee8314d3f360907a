import { Readable } from 'node:stream';
import { main } from '../../loaders/cli.ts';
import { makePullCommand } from '../../loaders/commands/pull.ts';
import type { HttpLimits } from '../../loaders/pull/http-limits.ts';
import type { PullClock } from '../../loaders/pull/pull-clock.ts';
import type { CliResult } from './run-cli.ts';

/** A clock that goes on only when somebody waits, and remembers for how long. */
export function fakeClock(start = '2026-11-22T10:00:00.000Z'): PullClock & { readonly waits: number[] } {
  let now = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(now),
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
      now += ms;
    },
    random: () => 0.5,
  };
}

interface PullRun {
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: PullClock;
  readonly limits?: Partial<HttpLimits>;
  readonly signal?: AbortSignal;
}

/** Runs `trailcare pull` in this process, without its waits. */
export async function runPull(
  storeUrl: string,
  args: readonly string[],
  { env = {}, clock = fakeClock(), limits = {}, signal = new AbortController().signal }: PullRun = {},
): Promise<CliResult> {
  let out = '';
  let err = '';
  const exitCode = await main(
    ['pull', ...args],
    {
      env: { ...env, TRAILCARE_STORE: storeUrl },
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      stdin: Readable.from([]),
      errColumns: null,
      signal,
    },
    [{ name: 'pull', summary: '', load: () => Promise.resolve(makePullCommand(clock, limits)) }],
  );
  return { exitCode, out, err };
}
