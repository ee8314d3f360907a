import { badInput, notFound, TrailcareError } from '../errors.ts';
import { inOneLoad } from '../in-one-load.ts';
import { STEWARD_OF_ALL } from '../model/viewer.ts';
import type { GraphStore, LoadSession, Reading } from '../store.ts';
import { joinFacts } from './join-facts.ts';
import { partFacts } from './part-facts.ts';
import { type Decision, type PairQuestion, parseQuestion, type Question, WORD_KINDS } from './question.ts';

export interface Answer {
  readonly is: Decision['is'];
  /** What a word means, or with what the later of a pair is one. */
  readonly code: string | null;
  readonly allSources: boolean;
}

/** How long a decision waits for a load that runs. */
const WAIT_MS = 20_000;

/**
 * Records what a person decided, with its effect and its audit record in one commit: `same` joins the two at once, any other decision
 * after it parts them. NOT_FOUND when there is no such question, BAD_INPUT for an answer that does not fit it.
 */
export async function decideQuestion(
  store: GraphStore,
  id: string,
  answer: Answer,
  by: { actor: string; now: Date },
): Promise<Question> {
  return inOneLoad(store, WAIT_MS, async (session) => {
    const record = await store.record('question', id);
    if (record === null) throw notFound('question', id);
    const question = parseQuestion(record.body);
    const reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    const decision = {
      is: answer.is,
      code: null,
      allSources: answer.allSources,
      by: by.actor,
      at: by.now.toISOString(),
      revision: null,
      moved: [],
    };
    const decided: Question =
      question.about === 'pair'
        ? { ...question, decision: await decidePair(store, session, question, answer, decision, reading) }
        : { ...question, decision: { ...decision, code: await meaningOf(store, question, answer, reading) } };
    await session.putRecord('question', id, JSON.stringify(decided), record.version);
    await session.commit({
      actor: by.actor,
      format: `review ${answer.is}`,
      source: question.source,
      files: [],
      summary: JSON.stringify({ question: id, before: question.decision, after: decided.decision }),
    });
    return decided;
  });
}

async function decidePair(
  store: GraphStore,
  session: LoadSession,
  question: PairQuestion,
  { is, code }: Answer,
  decision: Decision,
  reading: Reading,
): Promise<Decision> {
  const { kind, code: from, other, decision: before } = question;
  const joins = is === 'same' || is === 'means';
  const to = is === 'means' ? code! : other;
  if (before?.is === 'same') {
    if (joins && before.code === to) return before;
    if (joins)
      throw new TrailcareError(
        'BAD_INPUT',
        `${from} was joined to ${before.code}: decide "different" first, then again. Nothing was changed.`,
      );
    const joined = { from, to: before.code!, revision: before.revision!, moved: before.moved };
    await partFacts(store, session, kind, joined, reading);
  }
  if (!joins) return decision;
  if (to === from) throw badInput('means', to, `another ${kind} than the one that is asked about`);
  const moved = await joinFacts(store, session, kind, { from, to }, reading);
  return { ...decision, is: 'same', code: to, revision: session.revision, moved };
}

async function meaningOf(
  store: GraphStore,
  question: Extract<Question, { about: 'word' }>,
  { is, code }: Answer,
  reading: Reading,
): Promise<string | null> {
  if (is === 'same')
    throw badInput('decision', is, 'means CODE, different or later, which are what a word may be');
  if (is !== 'means') return null;
  const kind = WORD_KINDS[question.word];
  const found = await store.get(kind, [code!], reading);
  if (!found.has(code!)) throw badInput('means', code, `the code of a ${kind} in the graph`);
  return code;
}
