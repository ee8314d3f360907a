import { createHash } from 'node:crypto';

interface FingerprintSet {
  add(text: string): void;
  has(text: string): boolean;
}

/**
 * A set of texts that keeps 64 bits of each: 16–32 bytes an entry instead of 100 and more, so that a load of millions
 * of unchanged rows stays small. With 5 million texts the chance that any other is taken for one of them is 1 in 10^6.
 */
export function fingerprintSet(): FingerprintSet {
  let slots = new Uint32Array(2 * 1024);
  let count = 0;

  /** Where the fingerprint is or belongs; open addressing with steps of one. */
  function place(high: number, low: number, within: Uint32Array): number {
    const mask = within.length / 2 - 1;
    let slot = high & mask;
    while (within[2 * slot] !== 0 && (within[2 * slot] !== high || within[2 * slot + 1] !== low))
      slot = (slot + 1) & mask;
    return 2 * slot;
  }

  function grow(): void {
    const larger = new Uint32Array(2 * slots.length);
    for (let at = 0; at < slots.length; at += 2) {
      const high = slots[at]!;
      const low = slots[at + 1]!;
      if (high !== 0) larger.set([high, low], place(high, low, larger));
    }
    slots = larger;
  }

  return {
    add(text) {
      if (4 * count > slots.length) grow();
      const [high, low] = fingerprint(text);
      const at = place(high, low, slots);
      if (slots[at] !== 0) return;
      slots.set([high, low], at);
      count += 1;
    },
    has(text) {
      const [high, low] = fingerprint(text);
      return slots[place(high, low, slots)] !== 0;
    },
  };
}

/** Two halves of a hash; the first is never 0, which marks a free slot. */
function fingerprint(text: string): [number, number] {
  const hash = createHash('sha1').update(text).digest();
  return [hash.readUInt32LE(0) || 1, hash.readUInt32LE(4)];
}
