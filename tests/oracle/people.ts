import { FLOW_DEFINITIONS, STOCK_DEFINITIONS } from '../../graph/model/closed-lists.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { legsOn } from './network.ts';
import { type Scope, trailsOfStop } from './scope.ts';
import { compareText, holds, type View } from './world.ts';

function periodDays({ periodFrom, periodTo }: { periodFrom: string; periodTo: string }): number {
  return (Date.parse(periodTo) - Date.parse(periodFrom)) / 86_400_000 + 1;
}

/** Rule 17: whole years (360 days or more) before parts of one, the latest, then the definition in the order of its list, then the smaller code. */
function mostSpecific<F extends { code: string }>(
  facts: F[],
  day: (fact: F) => string,
  rank: (fact: F) => number,
  days: (fact: F) => number = () => 1,
): F | null {
  const part = (fact: F) => (days(fact) >= 360 ? 0 : 1);
  const sorted = facts.toSorted(
    (a, b) =>
      part(a) - part(b) || compareText(day(b), day(a)) || rank(a) - rank(b) || compareText(a.code, b.code),
  );
  return sorted[0] ?? null;
}

function flowFigure({ asOf }: View, flows: Fact<'Flow'>[]): number | null {
  const published = flows.filter((flow) => holds(flow, asOf) && flow.periodFrom <= asOf);
  const rank = (flow: Fact<'Flow'>) => FLOW_DEFINITIONS.indexOf(flow.definition);
  return mostSpecific(published, (flow) => flow.periodTo, rank, periodDays)?.peoplePerYear ?? null;
}

export function flowOfLeg(view: View, leg: string): number | null {
  return flowFigure(
    view,
    view.world.Flow.filter((flow) => flow.leg === leg),
  );
}

export function flowOfTrail(view: View, trail: string): number | null {
  return flowFigure(
    view,
    view.world.Flow.filter((flow) => flow.trail === trail),
  );
}

export function deathsOnLeg(view: View, leg: string): number | null {
  const published = view.world.IncidentTotal.filter(
    (total) => total.leg === leg && holds(total, view.asOf) && total.periodFrom <= view.asOf,
  );
  return (
    mostSpecific(
      published,
      (total) => total.periodTo,
      () => 0,
      periodDays,
    )?.deathsAndMissingPerYear ?? null
  );
}

/** The sum of the figures there are; null when there are none. */
export function sumOfKnown(figures: (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, figure) => sum + figure, 0);
}

export function greatestKnown(figures: (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === 0 ? null : Math.max(...known);
}

export interface People {
  peoplePerYear: number | null;
  peopleBasis: 'LEG' | 'TRAIL' | null;
}

/** Rule 18. */
export function peopleAt(view: View, scope: Scope, stop: string): People {
  const legs = legsOn(view);
  const arriving = sumOfKnown(legs.filter((leg) => leg.to === stop).map((leg) => flowOfLeg(view, leg.code)));
  const leaving = sumOfKnown(legs.filter((leg) => leg.from === stop).map((leg) => flowOfLeg(view, leg.code)));
  const onLegs = greatestKnown([arriving, leaving]);
  if (onLegs !== null) return { peoplePerYear: onLegs, peopleBasis: 'LEG' };

  const onTrails = greatestKnown(trailsOfStop(view, scope, stop).map((trail) => flowOfTrail(view, trail)));
  return { peoplePerYear: onTrails, peopleBasis: onTrails === null ? null : 'TRAIL' };
}

export function peoplePresentAt({ world, asOf }: View, stop: string): number | null {
  const counted = world.Stock.filter(
    (stock) => stock.stop === stop && holds(stock, asOf) && stock.onDate <= asOf,
  );
  const rank = (stock: Fact<'Stock'>) => STOCK_DEFINITIONS.indexOf(stock.definition);
  return mostSpecific(counted, (stock) => stock.onDate, rank)?.people ?? null;
}

export function deathsAt(view: View, stop: string): number | null {
  const legs = legsOn(view).filter((leg) => leg.from === stop || leg.to === stop);
  return sumOfKnown(legs.map((leg) => deathsOnLeg(view, leg.code)));
}
