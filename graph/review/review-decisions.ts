import { foldText } from '../model/text.ts';
import type { AnyFact, KindName } from '../model/kinds.ts';
import { type Put, referencesOf } from '../model/check-fact.ts';
import { parseQuestion, type PairQuestion, type WordKind } from './question.ts';
import { allRecords } from '../all-records.ts';
import type { GraphStore } from '../store.ts';

/** What was decided before a load, and what was already asked. */
export interface ReviewDecisions {
  /** Whether a question of this id is kept already, whatever was decided. */
  isAsked(id: string): boolean;
  /** The code that a word of a source means; null when nothing was decided, or that it means none. */
  meaning(word: WordKind, text: string, source: string): string | null;
  /** Whether nobody wants to be asked about this word again. */
  isSettled(word: WordKind, text: string, source: string): boolean;
  /** The code that stays of those that were joined: itself when it was not. */
  readonly codeOf: (kind: KindName, code: string) => string;
  /** The fact under the code that stays, naming those that stay. The same object when nothing changes. */
  readonly rename: (put: Put) => Put;
  /** Decided pairs that are the same. */
  readonly joined: readonly PairQuestion[];
}

/** Reads all questions of a store: some 400 bytes each. */
export async function readReviewDecisions(store: GraphStore): Promise<ReviewDecisions> {
  const asked = new Set<string>();
  const words = new Map<string, string | null>();
  const codes = new Map<string, string>();
  const joined: PairQuestion[] = [];
  for await (const { id, body } of allRecords(store, 'question')) {
    asked.add(id);
    const question = parseQuestion(body);
    const { decision } = question;
    if (decision === null || decision.is === 'later') continue;
    if (question.about === 'word') {
      const source = decision.allSources ? null : question.source;
      words.set(wordKey(question.word, question.text, source), decision.code);
    } else if (decision.is === 'same') {
      codes.set(`${question.kind} ${question.code}`, decision.code!);
      joined.push(question);
    }
  }

  function codeOf(kind: KindName, code: string): string {
    let stays = code;
    for (let next = codes.get(`${kind} ${stays}`); next !== undefined; next = codes.get(`${kind} ${stays}`))
      stays = next;
    return stays;
  }

  function decided(word: WordKind, text: string, source: string): string | null | undefined {
    if (words.size === 0) return undefined;
    const own = words.get(wordKey(word, text, source));
    return own === undefined ? words.get(wordKey(word, text, null)) : own;
  }

  return {
    joined,
    codeOf,
    isAsked: (id) => asked.has(id),
    meaning: (word, text, source) => decided(word, text, source) ?? null,
    isSettled: (word, text, source) => decided(word, text, source) !== undefined,
    rename(put) {
      if (codes.size === 0) return put;
      const [kind, fact] = put;
      const changes: AnyFact = { ...fact, code: codeOf(kind, fact.code) };
      let changed = changes.code !== fact.code;
      for (const [field, target, code] of referencesOf(put)) {
        const stays = codeOf(target, code);
        if (stays === code) continue;
        changed = true;
        const value = changes[field];
        changes[field] = Array.isArray(value)
          ? [...new Set(value.map((one) => (one === code ? stays : one)))].toSorted()
          : stays;
      }
      return changed ? [kind, changes] : put;
    },
  };
}

const wordKey = (word: WordKind, text: string, source: string | null) =>
  JSON.stringify([word, foldText(text), source]);
