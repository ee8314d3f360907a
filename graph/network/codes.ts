/** Codes one after the other in memory that threads share: code i is bytes ends[i − 1] to ends[i]. They are ASCII. */
export interface PackedCodes {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  /** Each is greater than the one before. */
  readonly isOrdered: boolean;
}

/**
 * A list of codes, each at its place. A string is made when one is asked for: a million of them would take most of the time of every collection
 * of garbage, and half a second when a network is taken over.
 */
export class Codes implements Iterable<string> {
  readonly packed: PackedCodes;
  /** Behind the packed ones: a few, of members that no source states. */
  readonly added: readonly string[];
  readonly #text: Buffer;

  constructor(packed: PackedCodes, added: readonly string[] = []) {
    this.packed = packed;
    this.added = added;
    const { buffer, byteOffset, byteLength } = packed.bytes;
    this.#text = Buffer.from(buffer, byteOffset, byteLength);
  }

  /** O(length of all codes). */
  static of(codes: readonly string[]): Codes {
    const ends = makeEnds(codes.length);
    let length = 0;
    let isOrdered = true;
    for (const [place, code] of codes.entries()) {
      ends[place] = length += code.length;
      isOrdered &&= place === 0 || codes[place - 1]! < code;
    }
    const bytes = makeBytes(length);
    // A single string first: joining and encoding run at the speed of memory.
    Buffer.from(bytes.buffer).write(codes.join(''), 'latin1');
    return new Codes({ bytes, ends, isOrdered });
  }

  get length(): number {
    return this.packed.ends.length + this.added.length;
  }

  get isOrdered(): boolean {
    return this.packed.isOrdered && this.added.length === 0;
  }

  /** Throws when nothing is there. O(length of the code). */
  at(place: number): string {
    const { ends } = this.packed;
    const end = ends[place];
    if (end !== undefined) return this.#text.toString('latin1', startOf(ends, place), end);
    const code = this.added[place - ends.length];
    if (code === undefined) throw new RangeError(`No code is at ${place}: there are ${this.length}.`);
    return code;
  }

  /** Null at −1, which stands for none. */
  orNull(place: number): string | null {
    return place < 0 ? null : this.at(place);
  }

  /** All places. */
  keys(): number[] {
    return Array.from({ length: this.length }, (_, place) => place);
  }

  *[Symbol.iterator](): Generator<string, void> {
    for (let place = 0; place < this.length; place++) yield this.at(place);
  }

  /** Of ordered codes: the place of the first that is not smaller. O(log codes), and makes no string. */
  placeFor(code: string): number {
    let low = 0;
    let high = this.packed.ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.packed, middle, code)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All of them, as another thread can be told. O(1); where some were added, O(length of all codes). */
export const allPacked = (codes: Codes): PackedCodes =>
  codes.added.length === 0 ? codes.packed : Codes.of([...codes]).packed;

/** As `<` orders strings. */
function isBefore({ bytes, ends }: PackedCodes, place: number, code: string): boolean {
  const start = startOf(ends, place);
  const length = ends[place]! - start;
  const shared = Math.min(length, code.length);
  for (let n = 0; n < shared; n++) {
    const difference = bytes[start + n]! - code.charCodeAt(n);
    if (difference !== 0) return difference < 0;
  }
  return length < code.length;
}

/** Where a code of the list begins. */
export const startOf = (ends: Uint32Array, place: number) => (place === 0 ? 0 : ends[place - 1]!);

export const makeEnds = (count: number) =>
  new Uint32Array(new SharedArrayBuffer(count * Uint32Array.BYTES_PER_ELEMENT));
export const makeBytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length));
