import { allRecords } from '../all-records.ts';
import type { GraphStore } from '../store.ts';
import { parseQuestion, type Question } from './question.ts';

export interface KeptQuestion {
  readonly id: string;
  /** When the load asked, or the decision was made: ISO time. */
  readonly at: string;
  readonly question: Question;
}

/** All questions, decided ones too: open ones first, then those put off, then the rest; then by id. */
export async function listQuestions(store: GraphStore): Promise<KeptQuestion[]> {
  const questions: KeptQuestion[] = [];
  for await (const { id, at, body } of allRecords(store, 'question'))
    questions.push({ id, at, question: parseQuestion(body) });
  return questions.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ question: { decision } }: KeptQuestion): number {
  return decision === null ? 0 : decision.is === 'later' ? 1 : 2;
}
