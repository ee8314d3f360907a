import { randomUUID } from 'node:crypto';
import { described, logEvent } from './log.ts';

/** Logs an error that is not for clients, and gives what they are told in its place. */
export function masked(error: unknown): { readonly message: string; readonly id: string } {
  const id = randomUUID();
  logEvent('masked-error', { id, ...described(error) });
  return { id, message: `Something went wrong here. The log has it under ${id}.` };
}
