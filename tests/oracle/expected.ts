import type { Role, Step } from '../../graph/model/closed-lists.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { countriesOfLeg, countriesOfStop } from './network.ts';
import { type Scope, rolesOfCountry, stopRows, trailsOfLeg, trailsOfStop } from './scope.ts';
import { distinct, holds, type View } from './world.ts';

function rowsOf({ world, asOf }: View, serviceType: string): Fact<'MinimumPackage'>[] {
  return world.MinimumPackage.filter((row) => row.serviceType === serviceType && holds(row, asOf));
}

/** Those stated for the stop, else those of its countries, else TRANSIT. */
function rolesOnTrail(view: View, stop: Fact<'Stop'>, trail: string): string[] {
  const stated = stopRows(view, [trail], stop.code).flatMap((row) => row.roles);
  if (stated.length > 0) return distinct(stated);
  const ofCountries = countriesOfStop(stop).flatMap((country) => rolesOfCountry(view, trail, country));
  return ofCountries.length > 0 ? distinct(ofCountries) : ['TRANSIT'];
}

function stepOfRole(role: string): Step | null {
  if (role === 'ORIGIN') return 'FIRST_STEPS';
  if (role === 'DESTINATION') return 'LONG_TERM_STAY';
  if (role === 'RETURN') return 'RETURN';
  return null;
}

/** The steps at a stop on land for a row that names this role, or none. */
function stepsAt(stop: Fact<'Stop'>, stopRoles: string[], rowRole: Role | null): (Step | null)[] {
  if (stop.kind === 'BORDER_CROSSING') return ['BORDER'];
  if (stop.kind === 'CAMP' || stop.kind === 'RECEPTION_CENTRE') return ['CAMP'];
  if (stop.kind === 'PORT' || stop.kind === 'LANDING_PLACE') return ['ARRIVAL'];
  return (rowRole === null ? stopRoles : [rowRole]).map(stepOfRole);
}

function rowAsks(row: Fact<'MinimumPackage'>, stop: Fact<'Stop'>, roles: string[]): boolean {
  if (stop.kind === 'SEA_AREA') return row.step === 'SEA_CROSSING';
  if (row.step === 'SEA_CROSSING') return false;
  if (row.role !== null && !roles.includes(row.role)) return false;
  return row.step === null || stepsAt(stop, roles, row.role).includes(row.step);
}

/** Rule 10. */
export function stopExpects(view: View, scope: Scope, stop: Fact<'Stop'>, serviceType: string): boolean {
  const trails = trailsOfStop(view, scope, stop.code);
  const roleSets = trails.length > 0 ? trails.map((trail) => rolesOnTrail(view, stop, trail)) : [['TRANSIT']];
  return roleSets.some((roles) => rowsOf(view, serviceType).some((row) => rowAsks(row, stop, roles)));
}

/** Rule 11. */
export function legExpects(view: View, scope: Scope, leg: Fact<'Leg'>, serviceType: string): boolean {
  const rows = rowsOf(view, serviceType);
  if (leg.mode === 'SEA') return rows.some((row) => row.step === 'SEA_CROSSING');

  const trails = trailsOfLeg(view, scope, leg.code);
  const roles: string[] = trails.length === 0 ? ['TRANSIT'] : [];
  for (const trail of trails) {
    for (const country of countriesOfLeg(view, leg)) {
      const stated = rolesOfCountry(view, trail, country);
      roles.push(...(stated.length > 0 ? stated : ['TRANSIT']));
    }
  }
  return rows.some((row) => row.step === null && (row.role === null || roles.includes(row.role)));
}
