import neo4j, { type Integer } from 'neo4j-driver';

export type Parameter =
  string | number | boolean | null | Integer | readonly Parameter[] | { readonly [name: string]: Parameter };
export type Parameters = Record<string, Parameter>;

/** The driver sends a JavaScript number as a float; revisions, limits and `integer` fields must be whole. */
export const whole = (value: number): Integer => neo4j.int(value);

/** Gives a value a parameter of its own and returns what stands for it in the statement: `add('ETH')` is `$p3`. */
export type AddParameter = (value: Parameter) => string;

export function parameterAdder(parameters: Parameters): AddParameter {
  return valueAdder(parameters, (name) => `$${name}`);
}

/** The same for values of one item of a list that the statement unwinds: `add('ETH')` is `call.p3`. */
export function itemAdder(item: string, values: Parameters): AddParameter {
  return valueAdder(values, (name) => `${item}.${name}`);
}

function valueAdder(values: Parameters, stands: (name: string) => string): AddParameter {
  return (value) => {
    const name = `p${Object.keys(values).length}`;
    values[name] = value;
    return stands(name);
  };
}
