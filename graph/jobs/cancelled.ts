import { TrailcareError } from '../errors.ts';

/** What work rejects with that nobody waits for any more: the reason of the signal, when it is one of ours, such as a time that is over. */
export function cancelled(signal?: AbortSignal): TrailcareError {
  if (signal?.reason instanceof TrailcareError) return signal.reason;
  return new TrailcareError('TIMEOUT', 'The request was given up before its answer was ready.');
}
