import { type WhatIf, whatIf } from '../graph/analysis/what-if.ts';
import type { View } from '../graph/analysis/view.ts';

const KEPT = 4;
const prepared = new WeakMap<View, Map<string, WhatIf>>();

interface Ask {
  readonly trails: readonly number[] | null;
  readonly types: readonly number[];
  readonly groups: readonly number[];
}

/** Measures of a scope, ready for questions. The last asked are kept with each view: who compares changes asks of one scope. */
export function whatIfOn(view: View, { trails, types, groups }: Ask): WhatIf {
  let ofView = prepared.get(view);
  if (ofView === undefined) prepared.set(view, (ofView = new Map()));
  const key = JSON.stringify([trails, types, groups]);
  const found = ofView.get(key) ?? whatIf(view, { trails, types, groups });
  // The map's order is that of their last use.
  ofView.delete(key);
  ofView.set(key, found);
  for (const oldest of [...ofView.keys()].slice(0, -KEPT)) ofView.delete(oldest);
  return found;
}
