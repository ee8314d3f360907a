import type { Fact } from '../../graph/model/kinds.ts';
import { find, type World } from './world.ts';

/** Whether `part` is within `whole`, directly or through other groups; a group is not within itself. */
export function isWithin(world: World, part: string, whole: string, seen: string[] = []): boolean {
  if (part === whole || seen.includes(part)) return false;
  const within: string[] = find(world.Group, part)?.within ?? [];
  return within.some((group) => group === whole || isWithin(world, group, whole, [...seen, part]));
}

/** Rule 4. */
export function containsWholly(world: World, service: Fact<'Service'>, group: string): boolean {
  return service.groups.some((own) => own === group || isWithin(world, group, own));
}

export function containsPartly(world: World, service: Fact<'Service'>, group: string): boolean {
  return service.groups.some((own) => isWithin(world, own, group));
}

export function containsSome(world: World, service: Fact<'Service'>, group: string): boolean {
  return containsWholly(world, service, group) || containsPartly(world, service, group);
}

export function isFull(world: World, service: Fact<'Service'>, group: string): boolean {
  return containsWholly(world, service, group) && service.eligibility !== 'CONDITIONAL';
}
