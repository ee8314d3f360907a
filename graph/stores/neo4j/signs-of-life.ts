/** Why a call was given up: its server says nothing at all any more. */
export class Silent extends Error {}

export interface Patience {
  /** How long the server may answer nobody. */
  readonly silentMs: number;
  /** By then it would have cut the call off itself: its answer was lost on the way. */
  readonly atMostMs: number;
}

interface SignsOfLife {
  /**
   * As `call` settles, or rejects with `Silent` when patience is over. It tells `heard` of what it hears before its end. The call itself
   * cannot be stopped: what it holds stays held.
   */
  watch<T>(patience: Patience, call: (heard: () => void) => Promise<T>): Promise<T>;
  /** How long the server has answered nobody though somebody asked; 0 from its next answer on. */
  silentMs(): number;
  /** All calls that are watched reject now. */
  abandon(): void;
}

/**
 * Tells a slow answer from no answer, which the driver does not: over a connection that became a black hole it waits for hours. While a call
 * goes on for longer than `askAfterMs`, `ask` asks the server something trivial, once for all calls; any answer to anybody is a sign of life.
 * Times are of `performance.now`, which no change of the machine's clock moves.
 */
export function signsOfLife(
  ask: () => Promise<unknown>,
  { askAfterMs }: { readonly askAfterMs: number },
): SignsOfLife {
  const givingUp = new Set<(reason: Silent) => void>();
  let heardMs = -Infinity;
  /** When the oldest call began that went into the silence; null: there is none. */
  let silentSinceMs: number | null = null;
  let askedMs: number | null = null;

  function heard(): void {
    heardMs = performance.now();
    silentSinceMs = null;
  }

  function askOnce(): void {
    const nowMs = performance.now();
    // One that went into the silence is not waited for.
    if (askedMs !== null && nowMs - askedMs < 2 * askAfterMs) return;
    askedMs = nowMs;
    ask()
      // No answer is none: whoever waits decides by the time.
      .then(heard, () => {})
      .finally(() => {
        if (askedMs === nowMs) askedMs = null;
      });
  }

  return {
    async watch({ silentMs, atMostMs }, call) {
      const beganMs = performance.now();
      let timer: NodeJS.Timeout | undefined;
      let giveUp: (reason: Silent) => void = () => {};
      const silence = new Promise<never>((_, reject) => {
        giveUp = reject;
        const look = () => {
          const nowMs = performance.now();
          const quietMs = nowMs - Math.max(beganMs, heardMs);
          const lastedMs = nowMs - beganMs;
          if (quietMs >= silentMs || lastedMs >= atMostMs) {
            if (quietMs >= silentMs) silentSinceMs ??= Math.max(beganMs, heardMs);
            reject(new Silent(`No answer for ${Math.round(lastedMs)} ms.`));
            return;
          }
          if (quietMs >= askAfterMs) askOnce();
          const nextMs = quietMs < askAfterMs ? askAfterMs - quietMs : silentMs - quietMs;
          timer = setTimeout(look, Math.max(1, Math.min(nextMs, atMostMs - lastedMs)));
        };
        timer = setTimeout(look, Math.min(askAfterMs, silentMs, atMostMs));
      });
      givingUp.add(giveUp);
      try {
        const answer = await Promise.race([call(heard), silence]);
        heard();
        return answer;
      } finally {
        clearTimeout(timer);
        givingUp.delete(giveUp);
      }
    },
    silentMs: () => (silentSinceMs === null ? 0 : performance.now() - silentSinceMs),
    abandon() {
      for (const giveUp of givingUp) giveUp(new Silent('The connection was given up.'));
    },
  };
}
