import { Neo4jError } from 'neo4j-driver';
import { TrailcareError, storeUnavailable } from '../../errors.ts';
import { Silent } from './signs-of-life.ts';

/** The driver's words for a server that is not there: gone, never there, or silent (`N/A`: no connection within the time). */
const NOT_THERE = ['ServiceUnavailable', 'SessionExpired', 'N/A'];

/** The error that callers get for one of the driver's; any other as it is. */
export function storeError(error: unknown, url: string): unknown {
  const unavailable = (problem: string) =>
    storeUnavailable(`Neo4j at ${url} ${problem}`, error, `Neo4j ${problem}`);
  if (error instanceof Silent) return unavailable('does not answer.');
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  if (code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) {
    return new TrailcareError(
      'TIMEOUT',
      'The store did not answer in time. Ask for less at once.',
      {},
      error,
    );
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return unavailable('refuses the user name or password.');
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return unavailable('has no database of that name.');
  }
  if (
    code === 'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase' ||
    code.startsWith('Neo.DatabaseError.')
  ) {
    return unavailable('cannot write or read now: its disk may be full.');
  }
  // Transient errors arrive here when repeating did not help.
  if (NOT_THERE.includes(code) || code.startsWith('Neo.TransientError.')) {
    return unavailable('cannot be reached.');
  }
  return error;
}
