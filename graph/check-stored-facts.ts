import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { storeUnfit, TrailcareError } from './errors.ts';
import { checkFact } from './model/check-fact.ts';
import { allFields } from './model/kind.ts';
import { type AnyFact, KIND_NAMES, type KindName, kindOf } from './model/kinds.ts';
import { STEWARD_OF_ALL } from './model/viewer.ts';
import type { GraphStore } from './store.ts';

/** A fact in the store that this version would not write. */
export interface UnreadableFact {
  readonly kind: KindName;
  readonly code: string;
  readonly source: string;
  /** What is wrong with it: "The Service's status must be one of …". */
  readonly rule: string;
}

const FACTS_IN_A_ROW = 500;
/** Changes with what a fact may be. */
const MODEL = createHash('sha1')
  .update(
    JSON.stringify(
      KIND_NAMES.map((name) => [
        name,
        allFields(kindOf(name)).map(([field, { shape, required, values }]) => [
          field,
          shape,
          required,
          values,
        ]),
      ]),
    ),
  )
  .digest('base64url');

const ID = 'facts';

/**
 * Every shown fact is as this version writes it: a former one may have written what queries would fail on one by one, or take for something
 * else. Fails with a sentence that says what to run. Reads all facts, once for each `version` of the program, which the store remembers.
 */
export async function checkStoredFacts(store: GraphStore, version: string): Promise<void> {
  const model = `${version} ${MODEL}`;
  const noted = await store.record('check', ID);
  if (noted !== null && noted.body === JSON.stringify({ model })) return;
  const { facts, total } = await unreadableFacts(store, 1);
  const [first] = facts;
  if (first === undefined) {
    await note(store, JSON.stringify({ model }), noted?.version ?? 0);
    return;
  }
  const { kind, code, source, rule } = first;
  const others = total > 1 ? ` and ${total - 1} others` : '';
  throw storeUnfit(
    `The store holds facts that this version cannot use: ${kind} ${JSON.stringify(code)} of source ${JSON.stringify(source)}${others}. ${rule} ` +
      'A former version may have written them. `npx trailcare doctor` lists them; load their source again with `npx trailcare load FILE --replace-source`, ' +
      'or put back a copy with `npx trailcare restore FILE --replace`.',
  );
}

/** Whoever starts next does it again when a load holds the store, or another server has just noted the same. */
async function note(store: GraphStore, body: string, expectedVersion: number): Promise<void> {
  try {
    await store.noteRecord('check', ID, body, expectedVersion);
  } catch (error) {
    if (!(error instanceof TrailcareError) || !['CONFLICT', 'OVERLOADED'].includes(error.code)) throw error;
  }
}

/** At most `most` of them, and how many there are. A kind whose facts cannot even be read counts as one. */
export async function unreadableFacts(
  store: GraphStore,
  most: number,
): Promise<{ readonly facts: readonly UnreadableFact[]; readonly total: number }> {
  const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  const facts: UnreadableFact[] = [];
  let total = 0;
  const note = (fact: UnreadableFact) => {
    total += 1;
    if (facts.length < most) facts.push(fact);
  };
  for (const kind of KIND_NAMES) {
    try {
      for await (const batch of store.scan(kind, at)) {
        for (const [place, fact] of (batch as AnyFact[]).entries()) {
          if (place % FACTS_IN_A_ROW === 0) await setImmediate();
          const checked = checkFact([kind, fact]);
          if ('rejection' in checked) {
            note({ kind, code: fact.code, source: fact.source, rule: checked.rejection.rule });
          }
        }
      }
    } catch (error) {
      if (error instanceof TrailcareError) throw error;
      const why = error instanceof Error ? error.message : String(error);
      note({ kind, code: '?', source: '?', rule: `The facts of the kind cannot be read: ${why}.` });
    }
  }
  return { facts, total };
}
