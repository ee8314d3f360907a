import { badInput, TrailcareError } from '../../../graph/errors.ts';
import { parseDay } from '../../arguments/day.ts';
import type { Near } from '../../arguments/near.ts';
import type { Parameter } from './parameter.ts';

/** One text: a code or words. */
export function text(about: string): Parameter<string> {
  return { about, form: 'TEXT', read: once };
}

/** Codes, as `a,b` or given several times. */
export function codes(about: string, also?: string): Parameter<readonly string[]> {
  return { about, form: 'CODE,CODE', ...(also !== undefined && { also }), read: parts };
}

export function day(about: string): Parameter<string> {
  return { about, form: 'YYYY-MM-DD', read: (texts, name) => parseDay(once(texts, name), name) };
}

export function yesOrNo(about: string): Parameter<boolean> {
  return {
    about,
    form: 'true|false',
    read(texts, name) {
      const given = once(texts, name);
      if (given !== 'true' && given !== 'false') throw badInput(name, given, 'true or false');
      return given === 'true';
    },
  };
}

export function whole(least: number, most: number, about: string): Parameter<number> {
  return {
    about,
    form: `${least} to ${most}`,
    read(texts, name) {
      const given = once(texts, name);
      const value = Number(given);
      if (/^\d{1,9}$/u.test(given) && value >= least && value <= most) return value;
      throw badInput(name, given, `a whole number from ${least} to ${most}`);
    },
  };
}

/** A number from 0 to 1. */
export function share(about: string): Parameter<number> {
  return {
    about,
    form: '0 to 1',
    read(texts, name) {
      const given = once(texts, name);
      const value = Number(given);
      if (/^\d{1,9}(\.\d{1,9})?$/u.test(given) && value <= 1) return value;
      throw badInput(name, given, 'a number from 0 to 1');
    },
  };
}

/** One word of a closed list. */
export function choice<T extends string>(values: readonly T[], about: string): Parameter<T> {
  return { about, form: values.join('|'), read: (texts, name) => among(values, once(texts, name), name) };
}

/** Words of a closed list, as `A,B` or given several times. */
export function choices<T extends string>(values: readonly T[], about: string): Parameter<readonly T[]> {
  return {
    about,
    form: `${values[0]},…`,
    read: (texts, name) => parts(texts, name).map((part) => among(values, part, name)),
  };
}

export function circle(about: string): Parameter<Near> {
  return {
    about,
    form: 'LAT,LON,KM',
    read(texts, name) {
      const given = once(texts, name);
      const numbers = given.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
      const [lat, lon, km, ...more] = numbers;
      if (numbers.some((number) => !Number.isFinite(number)) || km === undefined || more.length > 0) {
        throw badInput(name, given, 'three numbers LAT,LON,KM, such as 9.03,38.74,300');
      }
      return { lat: lat!, lon: lon!, km };
    },
  };
}

function once(texts: readonly string[], name: string): string {
  const [only, ...more] = texts.map((given) => given.trim());
  if (only === undefined || only === '') throw badInput(name, '', 'one value');
  if (more.length === 0) return only;
  throw new TrailcareError('BAD_INPUT', `${name} is given ${texts.length} times. Give it once.`, {
    argument: name,
    value: texts,
    accepted: 'one value',
  });
}

/** Empty ones are refused: an empty list would be taken for all. */
function parts(texts: readonly string[], name: string): readonly string[] {
  const found = texts.flatMap((given) => given.split(',')).map((part) => part.trim());
  if (found.includes('')) throw badInput(name, texts.join(','), 'one value, or several with commas between');
  return found;
}

function among<T extends string>(values: readonly T[], given: string, name: string): T {
  const found = values.find((value) => value === given);
  if (found === undefined) throw badInput(name, given, `one of ${values.join(', ')}`);
  return found;
}
