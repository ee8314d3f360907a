import { type Extra, figureOf } from './extra.ts';
import { sum } from './kilometres.ts';
import { legKey, type World } from './network.ts';

/** People who pass a stop in a year: the greater of those who arrive and who leave on counted legs; else of its trail. */
export function peopleAt({
  world,
  extra,
  trail,
  day,
}: {
  world: World;
  extra: Extra;
  trail: string;
  day: string;
}) {
  const counted = world.legs.flatMap((leg) => {
    const people = figureOf(extra.flowsOfLegs.get(legKey(leg)), day);
    return people === null ? [] : [{ from: leg.from.code, to: leg.to.code, people }];
  });
  const ofTrail = figureOf(extra.flowsOfTrails.get(trail), day);
  return (stop: string): number | null => {
    const own = counted.filter(({ from, to }) => from === stop || to === stop);
    if (own.length === 0) return ofTrail;
    const total = (end: 'from' | 'to') =>
      sum(own.filter((one) => one[end] === stop).map(({ people }) => people));
    return Math.max(total('from'), total('to'));
  };
}
