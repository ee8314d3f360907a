import { TrailcareError } from '../../errors.ts';
import type { NetworkProblem } from './network-messages.ts';

/** An error as a thread tells it. */
export function problemOf(error: unknown): NetworkProblem {
  const { message, stack = message } = error as Error;
  return { kind: 'problem', code: error instanceof TrailcareError ? error.code : null, message, stack };
}

/** The error that was told. */
export function errorOf({ code, message, stack }: NetworkProblem): Error {
  const error = code === null ? new Error(message) : new TrailcareError(code, message);
  error.stack = stack;
  return error;
}
