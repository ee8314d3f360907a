import { TrailcareError } from '../../graph/errors.ts';
import { described, logEvent } from '../log.ts';

/** How long the identity provider is left alone after it could not be asked. */
const RETRY_MS = 30_000;

/**
 * Runs attempts to ask the identity provider; for a while after one failed all others fail at once, so that an outage costs no request
 * its patience, and the provider no request of ours. Rejects with STORE_UNAVAILABLE, which says when it is asked again.
 */
export function patiently({
  clock = () => performance.now(),
  retryMs = RETRY_MS,
}: { clock?: () => number; retryMs?: number } = {}): <T>(attempt: () => Promise<T>) => Promise<T> {
  let failed: { readonly until: number; readonly cause: unknown } | null = null;
  return async (attempt) => {
    if (failed !== null && clock() < failed.until) throw providerAway(failed.until - clock(), failed.cause);
    try {
      return await attempt();
    } catch (cause) {
      failed = { until: clock() + retryMs, cause };
      logEvent('identity-provider-away', described(cause));
      throw providerAway(retryMs, cause);
    }
  };
}

function providerAway(waitMs: number, cause: unknown): TrailcareError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  return new TrailcareError(
    'STORE_UNAVAILABLE',
    `The identity provider cannot be asked for its keys, so tokens cannot be verified now. It is asked again in ${retryAfterSeconds} s.`,
    { retryAfterSeconds },
    cause,
  );
}
