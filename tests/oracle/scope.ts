import type { Fact } from '../../graph/model/kinds.ts';
import { legsOn, stopsOn } from './network.ts';
import { distinct, holds, type View } from './world.ts';

/** Codes of trails; null: everything. */
export type Scope = string[] | null;

const inScope = (scope: Scope, trail: string) => scope === null || scope.includes(trail);

export function stopRows({ world, asOf }: View, scope: Scope, stop: string): Fact<'TrailStop'>[] {
  return world.TrailStop.filter((row) => row.stop === stop && holds(row, asOf) && inScope(scope, row.trail));
}

export function trailsOfStop(view: View, scope: Scope, stop: string): string[] {
  return distinct(stopRows(view, scope, stop).map((row) => row.trail));
}

export function trailsOfLeg({ world, asOf }: View, scope: Scope, leg: string): string[] {
  const rows = world.TrailLeg.filter(
    (row) => row.leg === leg && holds(row, asOf) && inScope(scope, row.trail),
  );
  return distinct(rows.map((row) => row.trail));
}

/** Roles stated for a country on a trail; none when none is stated. */
export function rolesOfCountry({ world, asOf }: View, trail: string, country: string): string[] {
  const rows = world.TrailCountry.filter(
    (row) => row.trail === trail && row.country === country && holds(row, asOf),
  );
  return distinct(rows.flatMap((row) => row.roles));
}

export function stopsOfScope(view: View, scope: Scope): Fact<'Stop'>[] {
  const all = stopsOn(view);
  return scope === null ? all : all.filter((stop) => trailsOfStop(view, scope, stop.code).length > 0);
}

export function legsOfScope(view: View, scope: Scope): Fact<'Leg'>[] {
  const all = legsOn(view);
  return scope === null ? all : all.filter((leg) => trailsOfLeg(view, scope, leg.code).length > 0);
}
