import type { BottlenecksAnswer } from '../bottlenecks-answer.ts';

/** What an export of bottlenecks says beside its rows: which trails it does not speak of, and what no rows mean. */
export function notesOfBottlenecks({ pairs, pairsWithoutWay, withoutEnds }: BottlenecksAnswer): string[] {
  const notes: string[] = [];
  if (withoutEnds.length > 0)
    notes.push(
      `Nothing is measured of trails of which nobody says where they begin or where they end: ${withoutEnds.join(', ')}.`,
    );
  if (pairs === 0)
    notes.push(
      `Nothing was measured: ${pairsWithoutWay} pairs of an origin and a destination have no way, none has one. This does not say that nothing depends on anything.`,
    );
  return notes;
}
