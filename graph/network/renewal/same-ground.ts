import { isDeepStrictEqual } from 'node:util';
import type { Fact, KindName } from '../../model/kinds.ts';
import { type CodeIndex, codeIndex } from '../code-index.ts';
import { collectFacts } from '../facts.ts';
import { isSameRow } from './same-row.ts';
import type { Network } from '../network.ts';
import { borderRows, legColumns, stopColumns } from '../place-columns.ts';
import { groupColumns, serviceTypeColumns, societyColumns } from '../small-columns.ts';
import type { TouchedRead } from './touched-read.ts';

/** Columns of facts of a kind as they are built, and those of the network. */
type Compared<N extends KindName> = (network: Network, facts: readonly Fact<N>[]) => [CodeIndex, CodeIndex];

const indexOf = (facts: readonly { readonly code: string }[]) => codeIndex(facts.map(({ code }) => code));

/** What everything else is told by: when one of these is another, the whole network may be. */
const GROUND: { readonly [N in KindName]?: Compared<N> } = {
  Country: ({ countries, borders }, facts) => [
    { ...indexOf(facts), borders: borderRows(facts, countries) },
    { ...countries, borders } as CodeIndex,
  ],
  ServiceType: ({ serviceTypes }, facts) => [serviceTypeColumns(facts), serviceTypes],
  NationalSociety: ({ societies, countries }, facts) => {
    const { byCountry: _, ...columns } = societyColumns(facts, countries);
    return [columns, societies];
  },
  AdminArea: ({ areas }, facts) => [
    { ...indexOf(facts), level: Int8Array.from(facts, ({ level }) => level) } as CodeIndex,
    areas,
  ],
  Stop: ({ stops, sources, countries, areas }, facts) => [
    stopColumns(facts, sources, countries, areas),
    stops,
  ],
  Leg: ({ legs, sources, stops }, facts) => [legColumns(facts, sources, stops), legs],
  Trail: ({ trails }, facts) => [indexOf(facts), trails],
};

/** Whether the touched facts of these kinds are there, or not, as they were, and say of what the network knows the same. */
export async function isSameGround(
  network: Network,
  touched: ReadonlyMap<KindName, readonly string[]>,
  read: TouchedRead,
): Promise<boolean> {
  for (const kind of Object.keys(GROUND) as (keyof typeof GROUND)[]) {
    const codes = touched.get(kind) ?? [];
    if (codes.length === 0) continue;
    const compared = GROUND[kind] as Compared<typeof kind>;
    const [now, before] = compared(network, await read.get(kind, codes));
    const isSame = codes.every((code) => {
      const [place, placeBefore] = [now.indexOf(code), before.indexOf(code)];
      if (place < 0 || placeBefore < 0) return place === placeBefore;
      return isSameRow(now, place, before, placeBefore);
    });
    if (!isSame) return false;
  }
  if (!touched.has('Group')) return true;
  return isDeepStrictEqual(groupColumns(await collectFacts(read.scan, 'Group')), network.groups);
}
