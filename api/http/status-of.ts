import type { ErrorCode } from '../../graph/errors.ts';

export const UNAVAILABLE = 503;
/** For `Retry-After`, where nothing better is known. */
export const RETRY_SECONDS = '2';
const BAD_REQUEST = 400;

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  STORE_UNAVAILABLE: UNAVAILABLE,
  OVERLOADED: UNAVAILABLE,
  // Waiting for its turn took all its time.
  TIMEOUT: UNAVAILABLE,
};

/** The status of HTTP for a request that is answered with an error alone. */
export const statusOf = (code: ErrorCode): number => STATUS[code] ?? BAD_REQUEST;
