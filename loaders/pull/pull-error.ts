import { TrailcareError } from '../../graph/errors.ts';

/** What went wrong with a source. `kept: false`: what was fetched so far is of no use, so that the next pull begins anew. */
export function pullError(message: string, { kept = true } = {}, cause?: unknown): TrailcareError {
  return new TrailcareError('BAD_INPUT', message, { kept }, cause);
}
