import { FLOW_DEFINITIONS, STOCK_DEFINITIONS } from '../model/closed-lists.ts';
import { dayNumber } from '../model/day.ts';
import type { CodeIndex } from './code-index.ts';
import { collectFacts, type ReadFacts } from './facts.ts';
import { membershipOf } from './membership.ts';
import type { Figure, Figures } from './network.ts';

/** Published figures by the leg, trail or stop that they are about. */
export async function figureColumns(
  read: ReadFacts,
  {
    sources,
    legs,
    stops,
    trails,
  }: { sources: CodeIndex; legs: CodeIndex; stops: CodeIndex; trails: CodeIndex },
): Promise<Figures> {
  const legFlows = figureLists();
  const trailFlows = figureLists();
  for (const fact of await collectFacts(read, 'Flow')) {
    const figure: Figure = {
      ...membershipOf(fact, sources),
      code: fact.code,
      value: fact.peoplePerYear,
      periodFrom: dayNumber(fact.periodFrom),
      periodTo: dayNumber(fact.periodTo),
      definition: FLOW_DEFINITIONS.indexOf(fact.definition),
    };
    legFlows.add(legs.indexOf(fact.leg), figure);
    trailFlows.add(trails.indexOf(fact.trail), figure);
  }
  const stocks = figureLists();
  for (const fact of await collectFacts(read, 'Stock')) {
    stocks.add(stops.indexOf(fact.stop), {
      ...membershipOf(fact, sources),
      code: fact.code,
      value: fact.people,
      periodFrom: dayNumber(fact.onDate),
      periodTo: dayNumber(fact.onDate),
      definition: STOCK_DEFINITIONS.indexOf(fact.definition),
    });
  }
  const legDeaths = figureLists();
  for (const fact of await collectFacts(read, 'IncidentTotal')) {
    legDeaths.add(legs.indexOf(fact.leg), {
      ...membershipOf(fact, sources),
      code: fact.code,
      value: fact.deathsAndMissingPerYear,
      periodFrom: dayNumber(fact.periodFrom),
      periodTo: dayNumber(fact.periodTo),
      definition: 0,
    });
  }
  return {
    legFlows: legFlows.bySubject,
    trailFlows: trailFlows.bySubject,
    stocks: stocks.bySubject,
    legDeaths: legDeaths.bySubject,
  };
}

function figureLists() {
  const bySubject = new Map<number, Figure[]>();
  return {
    bySubject,
    /** A subject below 0 is not there, or not for this viewer. */
    add(subject: number, figure: Figure): void {
      if (subject < 0) return;
      const list = bySubject.get(subject);
      if (list) list.push(figure);
      else bySubject.set(subject, [figure]);
    },
  };
}
