/** A binary heap of whole-number items by key; among equal keys the smaller item comes first. */
interface MinHeap {
  readonly size: number;
  push(key: number, item: number): void;
  /** The least entry, taken out. Undefined when empty. */
  pop(): { key: number; item: number } | undefined;
}

export function minHeap(): MinHeap {
  const keys: number[] = [];
  const items: number[] = [];
  const less = (a: number, b: number) =>
    keys[a]! < keys[b]! || (keys[a] === keys[b] && items[a]! < items[b]!);
  const swap = (a: number, b: number) => {
    [keys[a], keys[b]] = [keys[b]!, keys[a]!];
    [items[a], items[b]] = [items[b]!, items[a]!];
  };
  return {
    get size() {
      return keys.length;
    },
    push(key, item) {
      let place = keys.push(key) - 1;
      items.push(item);
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (!less(place, parent)) break;
        swap(place, parent);
        place = parent;
      }
    },
    pop() {
      const key = keys[0];
      const item = items[0];
      if (key === undefined || item === undefined) return undefined;
      swap(0, keys.length - 1);
      keys.pop();
      items.pop();
      let place = 0;
      for (;;) {
        const left = 2 * place + 1;
        const right = left + 1;
        let least = place;
        if (left < keys.length && less(left, least)) least = left;
        if (right < keys.length && less(right, least)) least = right;
        if (least === place) return { key, item };
        swap(place, least);
        place = least;
      }
    },
  };
}
