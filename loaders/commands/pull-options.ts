import { TrailcareError, badInput } from '../../graph/errors.ts';
import type { PullFilters, PullSource } from '../pull/pull-source.ts';
import { pullSources } from '../pull/sources/index.ts';
import type { Values } from './command.ts';
import { OF_A_FILE } from './pull-texts.ts';

/** The source of that name; null for a URL. Throws for anything else. */
export function sourceOf(words: readonly string[]): PullSource | null {
  const [word, ...more] = words;
  const names = pullSources.map(({ name }) => name).join(', ');
  if (word === undefined || more.length > 0)
    throw new TrailcareError('BAD_INPUT', `Give one source, or one URL. Sources: ${names}.`);
  const found = pullSources.find(({ name }) => name === word);
  if (found === undefined && !/^[a-z][a-z0-9+.-]*:/iu.test(word))
    throw badInput('SOURCE', word, `a source or a URL. Sources: ${names}`);
  return found ?? null;
}

/** What of a source is asked. */
export function filtersOf(source: PullSource, values: Values, now: Date): PullFilters {
  const country = values.text('country');
  if (country !== null && !source.takes.includes('country')) throw notTaken('--country', source);
  if (country !== null && !/^[A-Za-z]{3}$/u.test(country))
    throw badInput('--country', country, 'an ISO 3166 alpha-3 code, as ETH');
  if (country !== null && values.flag('replace-source') && values.text('source') === null)
    throw new TrailcareError(
      'BAD_INPUT',
      `--replace-source with --country would end what ${source.name} says of all other countries. Give this country a source of its own: --source CODE.`,
    );
  const given = OF_A_FILE.filter((name) => values.text(name) !== null).map((name) => `--${name}`);
  if (values.flag('public')) given.push('--public');
  if (given.length > 0)
    throw new TrailcareError(
      'BAD_INPUT',
      `${given.join(', ')}: for a URL alone; what ${source.name} is, is known.`,
    );
  return { country: country?.toUpperCase() ?? null, years: yearsOf(source, values.text('years'), now) };
}

/** That no option was given that only named sources take. */
export function refuseFilters(values: Values): void {
  for (const name of ['years', 'base-url'])
    if (values.text(name) !== null)
      throw new TrailcareError('BAD_INPUT', `--${name} is for the named sources, not for a URL.`);
}

function yearsOf(source: PullSource, text: string | null, now: Date): PullFilters['years'] {
  if (text === null) return null;
  if (!source.takes.includes('years')) throw notTaken('--years', source);
  const [, from = '', to = from] = /^(\d{4})(?:-(\d{4}))?$/u.exec(text) ?? [];
  const last = now.getUTCFullYear();
  if (from === '' || from > to || Number(from) < 1951 || Number(to) > last)
    throw badInput('--years', text, `a year or FROM-TO, from 1951 to ${last}, as 2020-2025`);
  return [Number(from), Number(to)];
}

const notTaken = (option: string, { name }: PullSource) =>
  new TrailcareError('BAD_INPUT', `${option}: ${name} cannot be asked by that.`);

/** `--max-mb`, in bytes. */
export function maxBytesOf(text: string | null, usualMb: number): number {
  const mb = text ?? String(usualMb);
  if (!/^\d{1,5}$/u.test(mb) || Number(mb) < 1 || Number(mb) > 10_240)
    throw badInput('--max-mb', text, 'a whole number of megabytes from 1 to 10240');
  return Number(mb) * 1024 * 1024;
}
