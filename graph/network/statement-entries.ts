import { dayNumber } from '../model/day.ts';
import type { CodeIndex } from './code-index.ts';
import { collectFacts, type ReadFacts } from './facts.ts';
import type { StatementEntry } from './network.ts';
import { kindBit } from './small-columns.ts';
import { startDay } from './validity.ts';

/** Statements of completeness, in the order of codes. */
export async function statementEntries(
  read: ReadFacts,
  {
    sources,
    countries,
    areas,
    serviceTypes,
  }: { sources: CodeIndex; countries: CodeIndex; areas: CodeIndex; serviceTypes: CodeIndex },
): Promise<StatementEntry[]> {
  return (await collectFacts(read, 'Statement')).map((fact) => ({
    source: sources.indexOf(fact.source),
    asOf: startDay(fact.asOf),
    freshUntil: dayNumber(fact.freshUntil),
    country: countries.indexOf(fact.country),
    area: areas.indexOf(fact.adminArea),
    types: fact.serviceTypes.map(serviceTypes.indexOf).filter((type) => type >= 0),
    kinds: fact.providerKinds,
    kindBits: fact.providerKinds.reduce((bits, kind) => bits | kindBit(kind), 0),
    links: fact.links,
  }));
}
