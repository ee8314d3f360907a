import { TrailcareError } from '../../graph/errors.ts';
import { dateProblem } from '../../graph/model/day.ts';

/** A day of the calendar as YYYY-MM-DD; BAD_INPUT with what is wrong. `argument` names it where the transport does not. */
export function parseDay(value: unknown, argument?: string): string {
  const problem = typeof value === 'string' ? dateProblem(value) : 'must be a date YYYY-MM-DD';
  if (problem === null && typeof value === 'string') return value;
  const shown = JSON.stringify(value) ?? 'this';
  const named = argument === undefined ? '' : `${argument}: `;
  throw new TrailcareError('BAD_INPUT', `${named}${shown} is not a day of the calendar: it ${problem}.`, {
    ...(argument !== undefined && { argument }),
    value,
    accepted: 'a day of the calendar from 1900 to 2199 as YYYY-MM-DD',
  });
}
