import { TrailcareError } from '../../graph/errors.ts';
import { type Question, questionId, type WordQuestion } from '../../graph/review/question.ts';
import type { ReviewDecisions } from '../../graph/review/review-decisions.ts';
import type { GraphStore, LoadSession } from '../../graph/store.ts';
import type { UnknownWord } from '../reconcile/decided-lookup.ts';
import type { SeenRows } from '../seen-rows.ts';
import { findPairs } from './find-pairs.ts';

/** Questions that one load keeps; a person answers a few dozen, and the next load asks again what is not kept. */
const MOST_KEPT = 500;

/** The questions of a load: words while its rows are read, pairs when its facts are written. */
export interface OpenQuestions {
  addWords(words: readonly UnknownWord[], source: string, file: string): void;
  /** `onBatch` is called while facts are compared. */
  findPairs(store: GraphStore, seen: SeenRows, onBatch: () => void): Promise<void>;
  /** Those that were not asked before, most rows first. */
  list(): (Question & { readonly id: string })[];
  /** Found, but not kept. */
  notKept(): number;
  /** Writes them into a load; of a load that is refused, those about words alone: its facts are not there. */
  put(session: LoadSession, which: 'all' | 'words'): Promise<void>;
}

export function makeOpenQuestions(decisions: ReviewDecisions): OpenQuestions {
  const words = new Map<string, WordQuestion>();
  const pairs = new Map<string, Question>();
  let more = 0;

  function list(): (Question & { readonly id: string })[] {
    const byRows = [...words].toSorted(([, a], [, b]) => b.rows - a.rows);
    return [...byRows, ...pairs].map(([id, question]) => ({ ...question, id }));
  }

  /** Whether there is room for a question that is not asked yet. */
  function hasRoom(): boolean {
    if (words.size + pairs.size < MOST_KEPT) return true;
    more += 1;
    return false;
  }

  return {
    list,
    notKept: () => more,
    addWords(unknown, source, file) {
      for (const { word, text, candidates } of unknown) {
        const question: WordQuestion = {
          about: 'word',
          word,
          text,
          source,
          file,
          rows: 1,
          candidates: [...candidates],
          decision: null,
        };
        const id = questionId(question);
        if (decisions.isAsked(id)) continue;
        const before = words.get(id);
        if (before !== undefined) words.set(id, { ...before, rows: before.rows + 1 });
        else if (hasRoom()) words.set(id, question);
      }
    },
    async findPairs(store, seen, onBatch) {
      for await (const pair of findPairs(store, seen, onBatch)) {
        const id = questionId(pair);
        if (!decisions.isAsked(id) && !pairs.has(id) && hasRoom()) pairs.set(id, pair);
      }
    },
    async put(session, which) {
      for (const { id, ...question } of list()) {
        if (which === 'words' && question.about !== 'word') continue;
        await session.putRecord('question', id, JSON.stringify(question), 0).catch((error: unknown) => {
          // Another load asked the same between the reading of what was asked and now; it is kept as that load put it.
          if (!(error instanceof TrailcareError) || error.code !== 'CONFLICT') throw error;
        });
      }
    },
  };
}
