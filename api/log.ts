import pino from 'pino';

const LEVELS = ['error', 'warn', 'info', 'silent'] as const;
type Level = Exclude<(typeof LEVELS)[number], 'silent'>;

/** As `TRAILCARE_LOG_LEVEL` says, from the first line on; a word that is none is told by `readConfig`. */
const asked = LEVELS.find((level) => level === process.env['TRAILCARE_LOG_LEVEL']) ?? 'warn';

const logger = pino(
  {
    level: asked,
    // Which process wrote it, its log's collector knows better.
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }) },
    messageKey: 'text',
  },
  // Written at once: the last line of a process that ends is the one that is looked for.
  pino.destination({ fd: 2, sync: true }),
);

/**
 * One line of JSON on stderr per event: `{"level":"warn","time":"…","event":"store-not-reached",…}`. Never a query, a variable, an address or
 * a header: they may say who asked what.
 */
export function logEvent(event: string, details: Record<string, unknown>, level: Level = 'warn'): void {
  logger[level]({ event, ...details });
}

/** What a log says of an error: its words and where, with its causes. */
export function described(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: described(error.cause) }),
  };
}
