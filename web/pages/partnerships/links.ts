import type { Data } from '../../documents/partnerships.graphql';

export type Pair = NonNullable<Data['partnerships']>['nodes'][number];

/** What is known of the links of two Societies, the most pressing first. */
export type LinkState = 'missing' | 'unknown' | 'apart' | 'linked';

/**
 * `missing`: served on both sides of a border and no link, certainly. `unknown`: nobody has told of a side or of a link. `apart`: care is
 * certainly not on both sides. `linked`: a link at every border and type.
 */
export function linkState({
  handovers: { unlinked, unknown, oneSided, absent },
}: Pick<Pair, 'handovers'>): LinkState {
  if (unlinked > 0) return 'missing';
  if (unknown > 0) return 'unknown';
  return oneSided + absent > 0 ? 'apart' : 'linked';
}

/** Societies in an order in which neighbours stand close: from an end of the trail, border by border. */
export function orderByBorders(pairs: readonly Pair[]): string[] {
  const neighbours = new Map<string, Set<string>>();
  for (const { a, b } of pairs) {
    for (const [from, to] of [
      [a.code, b.code],
      [b.code, a.code],
    ] as const) {
      const known = neighbours.get(from) ?? new Set();
      neighbours.set(from, known.add(to));
    }
  }
  const degree = (code: string) => neighbours.get(code)!.size;
  const waiting = new Set(
    [...neighbours.keys()].toSorted((x, y) => degree(x) - degree(y) || x.localeCompare(y)),
  );
  const order: string[] = [];
  for (const start of waiting) {
    waiting.delete(start);
    const queue = [start];
    for (const code of queue) {
      order.push(code);
      const next = [...neighbours.get(code)!].filter((one) => waiting.delete(one));
      queue.push(...next.toSorted((x, y) => degree(x) - degree(y) || x.localeCompare(y)));
    }
  }
  return order;
}
