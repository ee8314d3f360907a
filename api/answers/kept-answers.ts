import { LRUCache } from 'lru-cache';
import { metrics } from '../metrics.ts';
import type { WrittenData } from './written-data.ts';

/** An answer without errors. */
export interface KeptAnswer {
  readonly data: WrittenData;
  /** Sources of made-up facts on which it rests: it is marked by them whenever it is told. */
  readonly madeUp: readonly string[];
}

/**
 * Answers that were given last, of the newest revision alone: with a new one all are forgotten, because a load hides facts in the past too. A key
 * tells all that an answer depends on but the revision.
 */
export interface KeptAnswers {
  /** Null: none is kept, or the revision is not the newest. */
  find(key: string, revision: number): KeptAnswer | null;
  /** Keeps it, unless the revision is not the newest, or it is larger than all that may be kept. */
  keep(key: string, revision: number, answer: KeptAnswer): void;
}

/** Of the map, its key and the answer beside their texts. */
const BYTES_BESIDE = 500;

/** `mostBytes` of memory at most; `newestKnown` is asked at each call. */
export function keptAnswers(mostBytes: number, newestKnown: () => number): KeptAnswers {
  if (mostBytes === 0) return { find: () => null, keep() {} };
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: mostBytes,
    sizeCalculation: ({ data: { json } }, key) => BYTES_BESIDE + bytesOf(json) + bytesOf(key),
  });
  let of = 0;
  const isNewest = (revision: number) => {
    const newest = newestKnown();
    if (newest !== of) {
      of = newest;
      kept.clear();
      metrics.keptAnswersBytes.set(0);
    }
    return revision === newest;
  };
  return {
    find: (key, revision) => (isNewest(revision) ? (kept.get(key) ?? null) : null),
    keep(key, revision, answer) {
      if (!isNewest(revision)) return;
      kept.set(key, answer);
      metrics.keptAnswersBytes.set(kept.calculatedSize);
    },
  };
}

/** What a text takes at most: two bytes for each of its UTF-16 units. */
const bytesOf = (text: string) => 2 * text.length;
