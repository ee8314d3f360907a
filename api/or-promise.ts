/** What is there already, or comes: a promise where none is needed costs a field of an answer more than all else about it. */
export type OrPromise<T> = T | Promise<T>;

/** Goes on with a value: at once when it is there. */
export function whenThere<T, R>(value: OrPromise<T>, goOn: (value: T) => OrPromise<R>): OrPromise<R> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}

/** All values, in their order: at once when all are there. */
export function whenAllThere<T>(values: readonly OrPromise<T>[]): OrPromise<T[]> {
  return isAllThere(values) ? values : Promise.all(values);
}

const isAllThere = <T>(values: readonly OrPromise<T>[]): values is T[] =>
  !values.some((value) => value instanceof Promise);
