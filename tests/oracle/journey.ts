import type { Fact } from '../../graph/model/kinds.ts';
import { mustFind, type View } from './world.ts';

/** Stops w0…wn joined by legs; `at[i]` is how far along the journey stop i is, km. */
export interface Journey {
  legs: Fact<'Leg'>[];
  stops: Fact<'Stop'>[];
  at: number[];
}

export function journeyOf({ world }: View, legCodes: string[]): Journey {
  const legs = legCodes.map((code) => mustFind(world.Leg, code));
  if (legs.length === 0) throw new Error('a journey has at least one leg');
  const stops = [mustFind(world.Stop, legs[0]!.from)];
  const at = [0];
  for (const leg of legs) {
    if (leg.from !== stops.at(-1)!.code)
      throw new Error(`${leg.code} does not start at ${stops.at(-1)!.code}`);
    stops.push(mustFind(world.Stop, leg.to));
    at.push(at.at(-1)! + leg.km);
  }
  return { legs, stops, at };
}
