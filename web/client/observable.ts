import { useEffect, useState } from 'preact/hooks';

/** A value that components follow. */
export interface Observable<Value> {
  get(): Value;
  set(value: Value): void;
  /** Calls with each new value until the returned function is called. */
  follow(told: (value: Value) => void): () => void;
}

export function observable<Value>(first: Value): Observable<Value> {
  let value = first;
  const followers = new Set<(value: Value) => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const told of followers) told(next);
    },
    follow(told) {
      followers.add(told);
      return () => followers.delete(told);
    },
  };
}

/** The value now; the component is drawn again when it changes. */
export function useObserved<Value>(observed: Observable<Value>): Value {
  const [value, setValue] = useState(() => observed.get());
  useEffect(() => {
    setValue(() => observed.get());
    return observed.follow((next) => setValue(() => next));
  }, [observed]);
  return value;
}
