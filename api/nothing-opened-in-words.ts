import type { NothingOpened } from '../graph/analysis/nothing-opened.ts';
import type { PlanLimit } from '../graph/analysis/plan-model.ts';

/** In a sentence or two. Names no place: what a limit is of, its reader has given. */
export function nothingOpenedInWords({ reason, limits, leastCost }: NothingOpened): string {
  if (reason === 'NOTHING_MISSING') return 'Nothing is missing there in the unit of the plan.';
  if (reason === 'BEYOND_REACH') {
    return 'All candidates together would bring nothing into care: none reaches into a leg that lacks care, or none of what is asked comes wholly into care.';
  }
  const words = limits.map((limit) => inWords(limit, leastCost));
  return `Candidates would bring something into care, and the limits allow none of them: ${[...new Set(words)].join('; ')}.`;
}

function inWords({ kind, most }: PlanLimit, leastCost: number | null): string {
  if (kind === 'SITES') return `\`sites\` is ${most}`;
  if (kind === 'BUDGET') {
    return leastCost === null
      ? `\`budget\` is ${most}`
      : `\`budget\` is ${most}, and the cheapest of them costs ${leastCost}`;
  }
  return `at most ${most} may be opened in their country`;
}
