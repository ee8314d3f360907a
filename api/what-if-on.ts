import { type WhatIf, whatIfSteps } from '../graph/analysis/what-if.ts';
import type { View } from '../graph/analysis/view.ts';
import { inSteps } from '../graph/jobs/in-steps.ts';
import { answerOn } from './answers-on.ts';

interface Ask {
  readonly trails: readonly number[] | null;
  readonly types: readonly number[];
  readonly groups: readonly number[];
}

/** Measures of a scope, ready for questions, and kept: who compares changes asks of one scope. */
export function whatIfOn(
  view: View,
  { trails, types, groups }: Ask,
  client: { readonly gone: AbortSignal },
): Promise<WhatIf> {
  const key = JSON.stringify(['whatIf', trails, types, groups]);
  return answerOn(view, key, client, (signal) =>
    inSteps(whatIfSteps(view, { trails, types, groups }), signal),
  );
}
