import { TrailcareError } from '../../graph/errors.ts';

/** `limitExceeded('The operation has 70 aliases', 70, 50)`: "The operation has 70 aliases; the limit is 50." `hint`: what to do instead. */
export function limitExceeded(told: string, value: number, limit: number, hint = ''): TrailcareError {
  const message = `${told}; the limit is ${limit}.${hint === '' ? '' : ` ${hint}`}`;
  return new TrailcareError('LIMIT_EXCEEDED', message, { value, limit, accepted: `at most ${limit}` });
}
