import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { View } from '../../graph/analysis/view.ts';
import { cacheFolder } from '../harness/cache-folder.ts';
import { shortestEdges } from './shortest-edges.ts';

/** Writes legs that hold as lines `from to metres`, for peers. The file, and how many stops there are. */
export function writeEdges(view: View): { file: string; stops: number } {
  const count = view.network.stops.codes.length;
  const file = path.join(cacheFolder, `edges-${count}.txt`);
  writeFileSync(
    file,
    shortestEdges(view)
      .map((edge) => `${edge.join(' ')}\n`)
      .join(''),
  );
  return { file, stops: count };
}
