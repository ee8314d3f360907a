import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from './answer.ts';
import { ask } from './ask.ts';
import { AskProblem } from './ask-problem.ts';
import type { Document } from './document.ts';
import { showAnswer } from './graph-state.ts';

/** How an answer stands. While it is asked anew the former one stays, as `waiting`. */
export type Asked<Data> =
  | { readonly state: 'waiting'; readonly answer: Answer<Data> | null }
  | { readonly state: 'answered'; readonly answer: Answer<Data> }
  | {
      readonly state: 'failed';
      readonly problem: AskProblem;
      readonly answer: null;
      /** Seconds until it is asked again by itself. Null: it is not. */
      readonly againInSeconds: number | null;
      readonly again: () => void;
    };

interface AskOptions {
  /** False: what it says does not stand on the page, so that the notices above the page do not speak of it. */
  readonly counts?: boolean;
  /** Asked again when it is another, though the variables are the same. */
  readonly anew?: number;
}

const LONGEST_PAUSE_SECONDS = 60;

/**
 * Asks a document and follows its answer; null variables: nothing is asked yet. What is not needed any more is cancelled. A server that
 * cannot be reached is asked again by itself, after 2, 4, 8 … 60 s.
 */
export function useAnswer<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables | null,
  { counts = true, anew = 0 }: AskOptions = {},
): Asked<Data> {
  const asked = JSON.stringify(variables);
  const [tries, setTries] = useState(0);
  const [result, setResult] = useState<Asked<Data>>({ state: 'waiting', answer: null });
  const token = useRef(Symbol(document.name)).current;
  useEffect(() => () => showAnswer(token, null), [token]);
  // Before the first paint, not after: on a slow processor a question would wait a tenth of a second for it.
  useLayoutEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => setTries((count) => count + 1);
    async function follow(given: Variables): Promise<void> {
      try {
        const answer = await ask(document, given, gone.signal);
        if (gone.signal.aborted) return;
        if (counts) showAnswer(token, answer);
        setResult({ state: 'answered', answer });
      } catch (error) {
        if (gone.signal.aborted) return;
        const problem = error instanceof AskProblem ? error : new AskProblem('refused', String(error));
        const againInSeconds =
          problem.kind === 'unreachable' ? Math.min(LONGEST_PAUSE_SECONDS, 2 ** (tries + 1)) : null;
        if (againInSeconds !== null) timer = setTimeout(again, againInSeconds * 1000);
        showAnswer(token, null);
        setResult({ state: 'failed', problem, answer: null, againInSeconds, again });
      }
    }
    setResult((former) => ({ state: 'waiting', answer: former.answer }));
    if (variables !== null) {
      void follow(variables);
    }
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
    // `asked` stands for the variables.
  }, [document, asked, tries, token, counts, anew]);
  return result;
}
