import { type WhatIf, whatIfSteps } from '../graph/analysis/what-if.ts';
import type { View } from '../graph/analysis/view.ts';
import { inSteps } from '../graph/jobs/in-steps.ts';
import { answerOn } from './answers-on.ts';

interface Ask {
  readonly trails: readonly number[] | null;
  readonly types: readonly number[];
  readonly groups: readonly number[];
  /** The legs of a way to which the question is confined; left out: all of the trails. */
  readonly along?: readonly number[] | null;
}

/** Measures of a scope, ready for questions, and kept: who compares changes asks of one scope. */
export function whatIfOn(
  view: View,
  { trails, types, groups, along = null }: Ask,
  client: { readonly gone: AbortSignal },
): Promise<WhatIf> {
  const key = JSON.stringify(['whatIf', trails, types, groups, along]);
  return answerOn(view, key, client, (signal) =>
    inSteps(whatIfSteps(view, { trails, types, groups, along }), signal),
  );
}
