/** One line of JSON on stderr per event. Never a query, a variable or a header: they may say who asked what. */
export function logEvent(event: string, details: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...details })}\n`);
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
