import { TrailcareError } from '../../errors.ts';
import type { NetworkProblem } from './network-messages.ts';

/** An error as a thread tells it. */
export function problemOf(error: unknown): NetworkProblem {
  const { message, stack = message } = error as Error;
  const told = error instanceof TrailcareError ? error : { code: null, publicMessage: message, details: {} };
  const { code, publicMessage, details } = told;
  return { kind: 'problem', code, message, publicMessage, details, stack };
}

/** The error that was told. */
export function errorOf({ code, message, publicMessage, details, stack }: NetworkProblem): Error {
  const error =
    code === null ? new Error(message) : new TrailcareError(code, message, details, undefined, publicMessage);
  error.stack = stack;
  return error;
}
