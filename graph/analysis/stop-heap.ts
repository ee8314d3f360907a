/**
 * A heap of stops by key, among equal keys by place, each in it once: 4-ary, on typed arrays. Nothing is allocated once it is made; O(log stops) a step.
 * A class, because calls of its methods are compiled into the searches that use it: with closures searches took half as long again.
 */
export class StopHeap {
  private readonly stops: Int32Array;
  private readonly keys: Float64Array;
  /** Place of each stop in the heap; −1: not in it. */
  private readonly places: Int32Array;
  private count = 0;

  constructor(stopCount: number) {
    this.stops = new Int32Array(stopCount);
    this.keys = new Float64Array(stopCount);
    this.places = new Int32Array(stopCount).fill(-1);
  }

  get size(): number {
    return this.count;
  }

  /** Of the first; Infinity when empty. */
  leastKey(): number {
    return this.count === 0 ? Infinity : this.keys[0]!;
  }

  /** Puts a stop in, or moves it forward when it is in with a greater key. */
  put(stop: number, key: number): void {
    const { stops, keys, places } = this;
    let place = places[stop]!;
    if (place < 0) place = this.count++;
    else if (key >= keys[place]!) return;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const above = keys[parent]!;
      if (above < key) break;
      const moved = stops[parent]!;
      if (above === key && moved < stop) break;
      stops[place] = moved;
      keys[place] = above;
      places[moved] = place;
      place = parent;
    }
    stops[place] = stop;
    keys[place] = key;
    places[stop] = place;
  }

  /** The first, taken out. Must not be empty. */
  pop(): number {
    const { stops, keys, places } = this;
    const first = stops[0]!;
    places[first] = -1;
    const size = --this.count;
    if (size === 0) return first;
    const last = stops[size]!;
    const key = keys[size]!;
    let place = 0;
    for (let child = 1; child < size; child = 4 * place + 1) {
      const end = Math.min(child + 4, size);
      let least = child;
      let leastKey = keys[child]!;
      for (let other = child + 1; other < end; other++) {
        const otherKey = keys[other]!;
        if (otherKey < leastKey || (otherKey === leastKey && stops[other]! < stops[least]!)) {
          least = other;
          leastKey = otherKey;
        }
      }
      if (key < leastKey) break;
      const moved = stops[least]!;
      if (key === leastKey && last < moved) break;
      stops[place] = moved;
      keys[place] = leastKey;
      places[moved] = place;
      place = least;
    }
    stops[place] = last;
    keys[place] = key;
    places[last] = place;
    return first;
  }

  /** Those that are in it, in no order: good until the next step. */
  rest(): Int32Array {
    return this.stops.subarray(0, this.count);
  }

  clear(): void {
    for (let place = 0; place < this.count; place++) this.places[this.stops[place]!] = -1;
    this.count = 0;
  }
}
