import { countriesOfStop } from '../network/place-columns.ts';
import { candidatesAt } from './candidates.ts';
import { cellAt } from './cell.ts';
import type { Evidence } from './evidence.ts';
import type { Journey } from './journeys.ts';
import { findLink, linksAreListed, servingSide, type ServingSide } from './links.ts';
import type { View } from './view.ts';

/** Whether one serving provider hands on to the next, all along; decision 0002, rule 28. */
export interface ReferralChain {
  /** Null: not known, or fewer than two stops are served. */
  readonly closed: boolean | null;
  /** The earlier stop of the first pair that is not joined. */
  readonly brokenAt: number | null;
}

/** O(stops of the journey × services at each). */
export function referralChain(
  view: View,
  journey: Journey,
  type: number,
  group: number,
  proof: Evidence,
): ReferralChain {
  const served = journey.stops.flatMap((stop) => {
    const cell = cellAt(view, candidatesAt(view, stop), stop, type, group);
    if (cell.status !== 'SERVED') return [];
    return [{ stop, side: servingSide(view, countriesOfStop(view.network.stops, stop), cell.services) }];
  });
  if (served.length < 2) return { closed: null, brokenAt: null };
  let unknownAt: number | null = null;
  for (let i = 0; i + 1 < served.length; i++) {
    const [from, to] = [served[i]!, served[i + 1]!];
    if (share(from.side, to.side)) continue;
    const link = findLink(view, type, from.side, to.side, false);
    if (link !== null) {
      proof.addSource(link.source);
      continue;
    }
    const listed = [from.side, to.side].every((side) => linksAreListed(view, type, side));
    if (listed) return { closed: false, brokenAt: from.stop };
    unknownAt ??= from.stop;
  }
  return unknownAt === null ? { closed: true, brokenAt: null } : { closed: null, brokenAt: unknownAt };
}

function share(a: ServingSide, b: ServingSide): boolean {
  return [...a.providers].some((provider) => provider >= 0 && b.providers.has(provider));
}
