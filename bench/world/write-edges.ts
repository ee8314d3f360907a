import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { View } from '../../graph/analysis/view.ts';
import { cacheFolder } from '../harness/cache-folder.ts';

/** Writes legs that hold as lines `from to metres`, for peers; of several between the same stops the shortest. The file, and how many stops there are. */
export function writeEdges({ network: { stops, legs }, legHolds }: View): { file: string; stops: number } {
  const shortest = new Map<number, number>();
  for (let leg = 0; leg < legHolds.length; leg++) {
    if (!legHolds[leg]) continue;
    const key = legs.from[leg]! * stops.codes.length + legs.to[leg]!;
    shortest.set(key, Math.min(shortest.get(key) ?? Infinity, legs.metres[leg]!));
  }
  const count = stops.codes.length;
  const lines = Array.from(
    shortest,
    ([key, metres]) => `${Math.floor(key / count)} ${key % count} ${metres}\n`,
  );
  const file = path.join(cacheFolder, `edges-${count}.txt`);
  writeFileSync(file, lines.join(''));
  return { file, stops: count };
}
