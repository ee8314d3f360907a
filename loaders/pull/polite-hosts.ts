import type { PullClock } from './pull-clock.ts';

/** Waits until a host may be asked again: at most one request per `gapMs`, whatever the answers were. */
export function makePoliteHosts(clock: PullClock, gapMs: number) {
  const free = new Map<string, number>();
  return async (host: string, signal: AbortSignal): Promise<void> => {
    const now = clock.now().getTime();
    const at = Math.max(now, free.get(host) ?? 0);
    free.set(host, at + gapMs);
    if (at > now) await clock.sleep(at - now, signal);
  };
}
