import { pairsOfTrails, planWays, type PlanPair } from '../../graph/analysis/plan-ways.ts';
import type { Scope } from '../../graph/analysis/scope.ts';
import type { View } from '../../graph/analysis/view.ts';
import { badInput, TrailcareError } from '../../graph/errors.ts';
import { breather } from '../../graph/jobs/breather.ts';
import type { Context } from '../context.ts';
import { checkLength } from './length.ts';
import type { PlanArguments } from './plan-arguments.ts';
import { resolveStops } from './stops.ts';

const MAX_JOURNEYS = 1_000;

interface AskedJourneys {
  /** Those between which the trails have a way. */
  readonly pairs: readonly PlanPair[];
  /** The legs of each of `pairs`. */
  readonly ways: readonly (readonly number[])[];
  readonly withoutWay: readonly PlanPair[];
}

/** The journeys that are meant, and their ways along the legs of the trails; none but for JOURNEYS. */
export async function journeysOf(
  { reads, gone }: Context,
  { view, scope }: { view: View; scope: Scope },
  placeOf: (argument: string) => (code: string) => number,
  { objective, journeys, trails }: PlanArguments,
): Promise<AskedJourneys> {
  if (objective !== 'JOURNEYS') {
    if (journeys) throw badInput('journeys', journeys, 'null but with JOURNEYS');
    return { pairs: [], ways: [], withoutWay: [] };
  }
  checkLength('journeys', journeys?.length ?? 0, MAX_JOURNEYS);
  const ends = async (end: 'from' | 'to') =>
    (
      await resolveStops(
        reads,
        `journeys.${end}`,
        (journeys ?? []).map((journey) => journey[end]),
      )
    ).map(placeOf(`journeys.${end}`));
  const [from, to] = [await ends('from'), await ends('to')];
  const meant = journeys
    ? from.map((stop, place) => ({ from: stop, to: to[place]! }))
    : pairsOfTrails(view, scope);
  if (meant.length > MAX_JOURNEYS) throw tooMany(meant.length);
  const found = await planWays(view, scope, meant, breather(gone));
  const ways = found.filter((way) => way !== null);
  if (ways.length === 0) {
    const accepted = journeys
      ? 'a list with a journey of which the trails have a way from one end to the other'
      : 'a list with a trail that has a way from an origin to a destination, by the roles of stops and countries';
    throw badInput(journeys ? 'journeys' : 'trails', journeys ?? trails, accepted);
  }
  return {
    pairs: ways,
    ways: ways.map(({ legs }) => legs),
    withoutWay: meant.filter((_, place) => found[place] === null),
  };
}

const tooMany = (count: number) =>
  new TrailcareError(
    'LIMIT_EXCEEDED',
    `The trails have ${count} journeys from an origin to a destination; the limit is ${MAX_JOURNEYS}. Give \`journeys\`, those that are to come into care: [{ from: "…", to: "…" }].`,
    { argument: 'journeys', value: count, limit: MAX_JOURNEYS },
  );
