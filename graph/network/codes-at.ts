import type { Codes } from './codes.ts';

/** The codes at these places, each once. −1 has none: also a source that the reader may not know. O(places). */
export function codesAt(codes: Codes, places: Iterable<number>): Set<string> {
  const known = new Set(places);
  known.delete(-1);
  return new Set(Array.from(known, (place) => codes.at(place)));
}
