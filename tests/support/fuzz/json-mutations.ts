import { NASTY_TEXTS } from './nasty-texts.ts';
import type { Random } from './random.ts';

/** Damage to what a JSON file says, not to how it is written: the types and the depth of values. */
type JsonMutation = (root: unknown, random: Random) => unknown;

type Container = Record<string, unknown> | unknown[];

/** Every place of a value: its container and its key there. */
function places(root: unknown): [Container, string | number][] {
  const found: [Container, string | number][] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      found.push([value as Container, key]);
      walk((value as Record<string | number, unknown>)[key]);
    }
  };
  walk(root);
  return found;
}

function changed(
  root: unknown,
  random: Random,
  change: (old: unknown, container: Container, key: string | number) => unknown,
): unknown {
  for (let n = 1 + random.below(8); n > 0; n--) {
    const all = places(root);
    if (all.length === 0) return root;
    const [container, key] = random.pick(all);
    const at = container as Record<string | number, unknown>;
    at[key] = change(at[key], container, key);
  }
  return root;
}

function nested(value: unknown, depth: number, inList: boolean): unknown {
  let result = value;
  for (let n = 0; n < depth; n++) result = inList ? [result] : { a: result };
  return result;
}

export const JSON_MUTATIONS: Readonly<Record<string, JsonMutation>> = {
  otherType: (root, random) =>
    changed(root, random, (old) =>
      random.pick<unknown>([
        null,
        true,
        -1,
        1e308,
        0.1,
        '',
        [],
        {},
        [null],
        [[]],
        { id: 1 },
        [{}],
        String(old),
        [old],
        { name: old },
        ...NASTY_TEXTS,
      ]),
    ),
  deeper: (root, random) =>
    changed(root, random, (old) =>
      nested(old, random.pick([1, 2, 5, 62, 63, 64, 65, 500]), random.below(2) === 0),
    ),
  dropKeys: (root, random) =>
    changed(root, random, (old, container, key) => {
      if (Array.isArray(container)) return old;
      delete container[key];
      return undefined;
    }),
  nastyKeys: (root, random) =>
    changed(root, random, (old, container) => {
      // `__proto__` as JSON.parse makes it: a key of the object itself.
      if (!Array.isArray(container))
        Object.defineProperty(container, random.pick(NASTY_TEXTS), {
          value: random.pick<unknown>([old, 'x', {}, []]),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      return old;
    }),
  repeatItems: (root, random) =>
    changed(root, random, (old, container) => {
      if (Array.isArray(container) && container.length < 500) container.push(old, structuredClone(old));
      return old;
    }),
  swapValues: (root, random) => {
    const all = places(root);
    if (all.length < 2) return root;
    const [[a, x], [b, y]] = [random.pick(all), random.pick(all)] as [
      [Record<string, unknown>, string],
      [Record<string, unknown>, string],
    ];
    const copy = structuredClone(b[y]);
    b[y] = structuredClone(a[x]);
    a[x] = copy;
    return root;
  },
};
