import type { Fact } from '../../graph/model/kinds.ts';
import { countriesOfStop, legsOn } from './network.ts';
import { flowOfTrail, sumOfKnown } from './people.ts';
import { rolesOfCountry, stopRows, stopsOfScope } from './scope.ts';
import { compareText, type View } from './world.ts';

export interface OraclePassed {
  code: string;
  share: number;
  trails: string[];
  peoplePerYear: number | null;
}

/** Plainly: all ways from one stop to another that pass no stop twice. */
function allWays(legs: Fact<'Leg'>[], from: string, to: string, passed = [from]): Fact<'Leg'>[][] {
  if (from === to) return [[]];
  return legs
    .filter((leg) => leg.from === from && !passed.includes(leg.to))
    .flatMap((leg) => allWays(legs, leg.to, to, [...passed, leg.to]).map((rest) => [leg, ...rest]));
}

const metres = (way: Fact<'Leg'>[]) => way.reduce((sum, { km }) => sum + Math.round(km * 1000), 0);

function endsOf(view: View, trail: string, role: 'ORIGIN' | 'DESTINATION'): string[] {
  return stopsOfScope(view, [trail])
    .filter((stop) =>
      stopRows(view, [trail], stop.code).some(({ roles }) =>
        (roles.length > 0
          ? roles
          : countriesOfStop(stop).flatMap((country) => rolesOfCountry(view, trail, country))
        ).some((one) => one === role),
      ),
    )
    .map(({ code }) => code);
}

/** Decision 0016: of each pair of an origin and a destination the shortest ways, one by one. */
export function oracleBottlenecks(view: View, trails: string[]) {
  const legs = legsOn(view);
  const passed = { stops: new Map<string, OraclePassed[]>(), legs: new Map<string, OraclePassed[]>() };
  let pairs = 0;
  let pairsWithoutWay = 0;
  const withoutEnds: string[] = [];
  for (const trail of trails) {
    const [origins, destinations] = [endsOf(view, trail, 'ORIGIN'), endsOf(view, trail, 'DESTINATION')];
    if (origins.length === 0 || destinations.length === 0) {
      withoutEnds.push(trail);
      continue;
    }
    const between = origins.flatMap((from) =>
      destinations.filter((to) => to !== from).map((to) => allWays(legs, from, to)),
    );
    const joined = between.filter((ways) => ways.length > 0);
    pairs += joined.length;
    pairsWithoutWay += between.length - joined.length;
    const shortest = joined.map((ways) => {
      const least = Math.min(...ways.map(metres));
      return ways.filter((way) => metres(way) === least);
    });
    const flow = flowOfTrail(view, trail);
    const note = (
      kind: 'stops' | 'legs',
      codes: string[],
      passes: (way: Fact<'Leg'>[], code: string) => boolean,
    ) => {
      for (const code of codes) {
        const parts = shortest.map((ways) => ways.filter((way) => passes(way, code)).length / ways.length);
        const share = parts.reduce((sum, part) => sum + part, 0) / parts.length;
        if (!(share > 1e-9)) continue;
        const peoplePerYear = flow === null ? null : Math.round(flow * share);
        const known = passed[kind].get(code) ?? [];
        passed[kind].set(code, [...known, { code, share, trails: [trail], peoplePerYear }]);
      }
    };
    note(
      'stops',
      view.world.Stop.map(({ code }) => code),
      (way, code) => way.slice(1).some(({ from }) => from === code),
    );
    note(
      'legs',
      legs.map(({ code }) => code),
      (way, code) => way.some((leg) => leg.code === code),
    );
  }
  const all = (kind: 'stops' | 'legs'): OraclePassed[] =>
    [...passed[kind]]
      .toSorted(([a], [b]) => compareText(a, b))
      .map(([code, of]) => ({
        code,
        share: Math.max(...of.map(({ share }) => share)),
        trails: of.flatMap((one) => one.trails),
        peoplePerYear: sumOfKnown(of.map(({ peoplePerYear }) => peoplePerYear)),
      }));
  return { stops: all('stops'), legs: all('legs'), pairs, pairsWithoutWay, withoutEnds };
}
