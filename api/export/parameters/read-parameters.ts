import { TrailcareError } from '../../../graph/errors.ts';
import type { Parameters, ValuesOf } from './parameter.ts';

/** Names with values, in the order given; a name may come again. */
export type Given = readonly (readonly [name: string, value: string])[];

/** Reads what was given; a name that is none is BAD_INPUT, because a filter with a spelling mistake would give everything. */
export function readParameters<P extends Parameters>(parameters: P, given: Given): ValuesOf<P> {
  const names = new Map(
    Object.entries(parameters).flatMap(([name, { also }]) =>
      [name, ...(also === undefined ? [] : [also])].map((called) => [called, name] as const),
    ),
  );
  const texts = new Map<string, string[]>();
  for (const [called, value] of given) {
    const name = names.get(called);
    if (name === undefined) throw unknownName(called, Object.keys(parameters));
    texts.set(name, [...(texts.get(name) ?? []), value]);
  }
  const values = Object.entries(parameters).map(([name, parameter]) => {
    const found = texts.get(name);
    return [name, found === undefined ? null : parameter.read(found, name)];
  });
  return Object.fromEntries(values) as ValuesOf<P>;
}

function unknownName(name: string, accepted: readonly string[]): TrailcareError {
  const list = accepted.length === 0 ? 'it takes none' : accepted.join(', ');
  return new TrailcareError(
    'BAD_INPUT',
    `There is no parameter ${JSON.stringify(name)} of this export. Accepted: ${list}.`,
    { argument: name, value: name, accepted },
  );
}
