import { useEffect, useRef } from 'preact/hooks';
import type { Answer, IllustrativeMark } from './answer.ts';
import { observable } from './observable.ts';

/** What the answers on the page say of the graph as a whole, for the frame around it. */
export interface GraphState {
  /** Newest revision seen. Null: no answer yet. */
  readonly revision: number | null;
  /** Made-up sources behind what is shown now. */
  readonly illustrative: readonly IllustrativeMark[];
  /** When the oldest answer shown was given, when the server cannot be reached. Null: all is of now. */
  readonly keptSince: string | null;
}

export const graphState = observable<GraphState>({ revision: null, illustrative: [], keptSince: null });

const shown = new Map<symbol, Answer<unknown>>();

/** Counts an answer as shown until it is replaced (same token) or taken away (null). */
export function showAnswer(token: symbol, answer: Answer<unknown> | null): void {
  if (answer === null) shown.delete(token);
  else shown.set(token, answer);
  const answers = [...shown.values()];
  const marks = new Map(answers.flatMap(({ illustrative }) => illustrative).map((mark) => [mark.code, mark]));
  graphState.set({
    revision:
      Math.max(graphState.get().revision ?? 0, ...answers.map(({ revision }) => revision ?? 0)) || null,
    illustrative: [...marks.values()],
    keptSince:
      answers
        .map(({ keptSince }) => keptSince)
        .filter((since) => since !== null)
        .toSorted()[0] ?? null,
  });
}

/** Counts an answer as shown while the component is there; null: none. */
export function useShown(answer: Answer<unknown> | null): void {
  const token = useRef(Symbol('shown')).current;
  useEffect(() => {
    showAnswer(token, answer);
    return () => showAnswer(token, null);
  }, [token, answer]);
}
