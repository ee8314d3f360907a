import type { CoverageReason } from '../../graph/model/closed-lists.ts';
import { type CellKey, compareKeys } from './gaps.ts';
import { countriesOfStop, legsOn } from './network.ts';
import { peopleAt } from './people.ts';
import type { Scope } from './scope.ts';
import { byCode, holds, mustFind, type View } from './world.ts';

export interface OracleQuestion extends CellKey {
  reason: CoverageReason | null;
  peoplePerYear: number | null;
  askWhom: string[];
}

/** Rule 22. */
function whomToAsk(view: View, stop: string): string[] {
  const countriesAt = (code: string) => countriesOfStop(mustFind(view.world.Stop, code));
  let countries = countriesAt(stop);
  if (countries.length === 0) {
    for (const leg of legsOn(view)) {
      if (leg.from === stop) countries = [...countries, ...countriesAt(leg.to)];
      if (leg.to === stop) countries = [...countries, ...countriesAt(leg.from)];
    }
  }
  const societies = view.world.NationalSociety.filter(
    (society) => holds(society, view.asOf) && countries.includes(society.country),
  );
  return byCode(societies).map((society) => society.code);
}

export function questionAt(
  view: View,
  scope: Scope,
  { stop, serviceType, group, reason }: CellKey & { reason: CoverageReason | null },
): OracleQuestion {
  return {
    stop,
    serviceType,
    group,
    reason,
    peoplePerYear: peopleAt(view, scope, stop).peoplePerYear,
    askWhom: whomToAsk(view, stop),
  };
}

export function compareQuestions(
  a: OracleQuestion,
  b: OracleQuestion,
  serviceTypes: string[],
  groups: string[],
): number {
  return (b.peoplePerYear ?? -1) - (a.peoplePerYear ?? -1) || compareKeys(a, b, serviceTypes, groups);
}
