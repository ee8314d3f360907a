/** What one request may take. */
export interface HttpLimits {
  /** Until the head of the answer. */
  readonly firstByteMs: number;
  /** Between two pieces of the body. */
  readonly idleMs: number;
  readonly totalMs: number;
  /** After decompression. */
  readonly maxBytes: number;
  /** Requests in all, the first one too. */
  readonly attempts: number;
  /** Between the starts of two requests to one host. */
  readonly gapMs: number;
}

const MB = 1024 * 1024;

export const USUAL_LIMITS: HttpLimits = {
  firstByteMs: 60_000,
  idleMs: 30_000,
  totalMs: 900_000,
  maxBytes: 64 * MB,
  attempts: 5,
  gapMs: 1_000,
};
