import { TrailcareError } from '../../graph/errors.ts';

/** LIMIT_EXCEEDED for a list that is longer than anybody's question. */
export function checkLength(argument: string, length: number, limit: number): void {
  if (length <= limit) return;
  throw new TrailcareError('LIMIT_EXCEEDED', `${argument}: ${length}; the limit is ${limit}.`, {
    argument,
    value: length,
    limit,
  });
}
