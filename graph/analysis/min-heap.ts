/** A binary heap of whole-number items by key; among equal keys the smaller item comes first. */
interface MinHeap {
  readonly size: number;
  /** Infinity when empty. */
  leastKey(): number;
  push(key: number, item: number): void;
  /** The item of the least entry, taken out. Must not be empty. */
  pop(): number;
}

export function minHeap(): MinHeap {
  const keys: number[] = [];
  const items: number[] = [];
  /** Puts an entry where it belongs, given that `place` is free and nothing below it is less. */
  const forward = (key: number, item: number, from: number) => {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (keys[parent]! < key || (keys[parent] === key && items[parent]! <= item)) break;
      keys[place] = keys[parent]!;
      items[place] = items[parent]!;
      place = parent;
    }
    keys[place] = key;
    items[place] = item;
  };
  return {
    get size() {
      return keys.length;
    },
    leastKey: () => (keys.length === 0 ? Infinity : keys[0]!),
    push(key, item) {
      keys.push(key);
      items.push(item);
      forward(key, item, keys.length - 1);
    },
    pop() {
      const size = keys.length - 1;
      const first = items[0]!;
      const key = keys.pop()!;
      const item = items.pop()!;
      if (size === 0) return first;
      let place = 0;
      for (let child = 1; child < size; child = 2 * place + 1) {
        const right = child + 1;
        const isRight =
          right < size &&
          (keys[right]! < keys[child]! || (keys[right] === keys[child] && items[right]! < items[child]!));
        if (isRight) child = right;
        if (key < keys[child]! || (key === keys[child] && item <= items[child]!)) break;
        keys[place] = keys[child]!;
        items[place] = items[child]!;
        place = child;
      }
      keys[place] = key;
      items[place] = item;
      return first;
    },
  };
}
