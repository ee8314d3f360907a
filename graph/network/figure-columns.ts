import { FLOW_DEFINITIONS, STOCK_DEFINITIONS } from '../model/closed-lists.ts';
import { dayNumber } from '../model/day.ts';
import type { CodeIndex } from './code-index.ts';
import type { ReadFacts } from './facts.ts';
import { membershipOf } from './membership.ts';
import type { Figure, Figures } from './network.ts';

/**
 * Published figures by the leg, trail or stop that they are about. Those of whole countries (a hundred thousand in one file of
 * refugee statistics) are passed over as they are read: no measure uses them.
 */
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
  for await (const fact of factsOf(read, 'Flow')) {
    if (fact.leg === null && fact.trail === null) continue;
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
  for await (const fact of factsOf(read, 'Stock')) {
    if (fact.stop === null) continue;
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
  for await (const fact of factsOf(read, 'IncidentTotal')) {
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

async function* factsOf<N extends 'Flow' | 'Stock' | 'IncidentTotal'>(read: ReadFacts, kind: N) {
  for await (const batch of read(kind)) yield* batch;
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
