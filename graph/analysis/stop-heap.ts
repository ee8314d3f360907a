/** A heap of stops by key, among equal keys by place, each in it once: 4-ary, on typed arrays. Nothing is allocated once it is made; O(log stops) a step. */
export interface StopHeap {
  readonly size: number;
  /** Of the first; Infinity when empty. */
  leastKey(): number;
  /** Puts a stop in, or moves it forward when it is in with a greater key. */
  put(stop: number, key: number): void;
  /** The first, taken out. Must not be empty. */
  pop(): number;
  clear(): void;
}

export function stopHeap(stopCount: number): StopHeap {
  const stops = new Int32Array(stopCount);
  const keys = new Float64Array(stopCount);
  /** Place of each stop in the heap; −1: not in it. */
  const places = new Int32Array(stopCount).fill(-1);
  let size = 0;
  const forward = (stop: number, key: number, from: number) => {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const moved = stops[parent]!;
      if (keys[parent]! < key || (keys[parent] === key && moved < stop)) break;
      stops[place] = moved;
      keys[place] = keys[parent]!;
      places[moved] = place;
      place = parent;
    }
    stops[place] = stop;
    keys[place] = key;
    places[stop] = place;
  };
  return {
    get size() {
      return size;
    },
    leastKey: () => (size === 0 ? Infinity : keys[0]!),
    put(stop, key) {
      const place = places[stop]!;
      if (place < 0) forward(stop, key, size++);
      else if (key < keys[place]!) forward(stop, key, place);
    },
    pop() {
      const first = stops[0]!;
      places[first] = -1;
      size -= 1;
      if (size === 0) return first;
      const last = stops[size]!;
      const key = keys[size]!;
      let place = 0;
      for (;;) {
        const child = 4 * place + 1;
        if (child >= size) break;
        const end = Math.min(child + 4, size);
        let least = child;
        for (let other = child + 1; other < end; other++) {
          if (keys[other]! < keys[least]! || (keys[other] === keys[least] && stops[other]! < stops[least]!))
            least = other;
        }
        const moved = stops[least]!;
        if (key < keys[least]! || (key === keys[least] && last < moved)) break;
        stops[place] = moved;
        keys[place] = keys[least]!;
        places[moved] = place;
        place = least;
      }
      stops[place] = last;
      keys[place] = key;
      places[last] = place;
      return first;
    },
    clear() {
      for (let place = 0; place < size; place++) places[stops[place]!] = -1;
      size = 0;
    },
  };
}
