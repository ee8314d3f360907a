import type { AnyFact } from '../../graph/model/kinds.ts';
import { tellingName } from '../reconcile/name-likeness.ts';

const PREFIX = 4;
/** Beginnings of words by which others are found: the two that fewest names have. */
const RAREST = 2;
const MOST_COMPARED = 500;

/**
 * Facts whose names may be like that of another: they share the beginning of one of its two rarest words. Comparing 5,000
 * organisations with each other would take minutes.
 */
export function makeLikeNames(facts: Iterable<AnyFact>): (fact: AnyFact) => AnyFact[] {
  const byPrefix = new Map<string, AnyFact[]>();
  for (const fact of facts) {
    for (const prefix of prefixesOf(fact)) {
      const all = byPrefix.get(prefix);
      if (all === undefined) byPrefix.set(prefix, [fact]);
      else all.push(fact);
    }
  }
  return (fact) => {
    const rarest = [...prefixesOf(fact)]
      .map((prefix) => byPrefix.get(prefix) ?? [])
      .filter((others) => others.some(({ code }) => code !== fact.code))
      .toSorted((a, b) => a.length - b.length)
      .slice(0, RAREST);
    const others = new Set(rarest.flatMap((list) => list.slice(0, MOST_COMPARED)));
    return [...others].filter(({ code, source }) => code !== fact.code && source !== fact.source);
  };
}

function prefixesOf(fact: AnyFact): Set<string> {
  const names = [fact['name'] as string, ...((fact['alternatives'] ?? []) as readonly string[])];
  const words = names.flatMap((name) => tellingName(name).split(' '));
  return new Set(words.filter((word) => word !== '').map((word) => word.slice(0, PREFIX)));
}
