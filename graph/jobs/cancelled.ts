import { TrailcareError } from '../errors.ts';

/** What a job rejects with whose client has gone: nobody reads it. */
export function cancelled(): TrailcareError {
  return new TrailcareError('TIMEOUT', 'The request was given up before its answer was ready.');
}
