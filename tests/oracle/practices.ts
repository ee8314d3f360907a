import type { Fact } from '../../graph/model/kinds.ts';
import { isWithin } from './groups.ts';
import { compareText, type World } from './world.ts';

interface PracticesAsk {
  serviceType: string;
  group: string;
  countries: string[];
}

/** Rule 40, written again, plainly: four piles, each by code. */
export function oraclePractices(
  world: World,
  { serviceType, group, countries }: PracticesAsk,
): Fact<'Practice'>[] {
  const named = (practice: Fact<'Practice'>) => practice.groups.some((one) => one === group);
  const mayAnswer = (practice: Fact<'Practice'>) =>
    practice.groups.length === 0 ||
    named(practice) ||
    practice.groups.some((one) => isWithin(world, group, one));
  const hasPlace = (practice: Fact<'Practice'>) => practice.countries.length > 0;
  const isElsewhere = (practice: Fact<'Practice'>) =>
    !hasPlace(practice) || practice.countries.some((one) => !countries.includes(one));
  const answering = world.Practice.filter(
    (practice) => practice.serviceTypes.includes(serviceType) && mayAnswer(practice) && isElsewhere(practice),
  ).toSorted((a, b) => compareText(a.code, b.code));
  return [
    ...answering.filter((practice) => named(practice) && hasPlace(practice)),
    ...answering.filter((practice) => named(practice) !== hasPlace(practice)),
    ...answering.filter((practice) => !named(practice) && !hasPlace(practice)),
  ];
}
