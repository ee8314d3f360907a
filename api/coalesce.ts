import type { OrPromise } from './or-promise.ts';

/**
 * Answers many single asks with few joint ones: all asks that come before Node has run everything that is ready go to one
 * call of `run`, each key once. Answers are kept for the life of the batch, which is one request; what has come, or is `known` before, is given at once.
 */
export function coalesce<K, V>(
  run: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
  known: (key: K) => V | undefined = () => undefined,
): (key: K) => OrPromise<V | undefined> {
  const kept = new Map<K, OrPromise<V | undefined>>();
  let waiting: { keys: K[]; answers: Promise<ReadonlyMap<K, V>> } | null = null;

  return (key) => {
    const before = kept.get(key);
    if (before !== undefined || kept.has(key)) return before;
    const there = known(key);
    if (there !== undefined) {
      kept.set(key, there);
      return there;
    }
    // setImmediate, not a microtask: resolvers of one level may be several promises apart.
    waiting ??= begin();
    waiting.keys.push(key);
    const answer = waiting.answers.then((answers) => {
      const value = answers.get(key);
      kept.set(key, value);
      return value;
    });
    kept.set(key, answer);
    return answer;
  };

  function begin() {
    const keys: K[] = [];
    const answers = new Promise<void>((resolve) => {
      setImmediate(resolve);
    }).then(() => {
      waiting = null;
      return run(keys);
    });
    return { keys, answers };
  }
}
