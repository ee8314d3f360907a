import type { Figure, Figures } from '../network.ts';

/** The figures without those that were touched, and with the fresh ones in the order of codes. O(figures). */
export function renewedFigures(
  before: Figures,
  touched: (kind: 'Flow' | 'Stock' | 'IncidentTotal') => readonly string[],
  fresh: Figures,
): Figures {
  const flows = new Set(touched('Flow'));
  return {
    legFlows: renewedLists(before.legFlows, flows, fresh.legFlows),
    trailFlows: renewedLists(before.trailFlows, flows, fresh.trailFlows),
    stocks: renewedLists(before.stocks, new Set(touched('Stock')), fresh.stocks),
    legDeaths: renewedLists(before.legDeaths, new Set(touched('IncidentTotal')), fresh.legDeaths),
  };
}

type Lists = ReadonlyMap<number, readonly Figure[]>;

function renewedLists(before: Lists, touched: ReadonlySet<string>, fresh: Lists): Lists {
  const leaves = ({ code }: Figure) => touched.has(code);
  const lists = new Map<number, readonly Figure[]>();
  let isSame = fresh.size === 0;
  for (const [subject, list] of before) {
    const isTouched = list.some(leaves);
    isSame &&= !isTouched;
    const left = isTouched ? list.filter((figure) => !leaves(figure)) : list;
    if (left.length > 0) lists.set(subject, left);
  }
  if (isSame) return before;
  for (const [subject, list] of fresh) lists.set(subject, byCode([...(lists.get(subject) ?? []), ...list]));
  // As they are met in the order of codes.
  return new Map([...lists].toSorted(([, [a]], [, [b]]) => compareCodes(a!, b!)));
}

const compareCodes = (a: Figure, b: Figure) => (a.code < b.code ? -1 : Number(a.code > b.code));
const byCode = (figures: Figure[]): Figure[] => figures.toSorted(compareCodes);
