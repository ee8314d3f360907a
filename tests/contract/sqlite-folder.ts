import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder for store files, and how to remove it. */
export function temporaryFolder(): { file: string; folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'trailcare-store-'));
  // A thread that is being ended may still put a file there.
  const remove = () => rmSync(folder, { recursive: true, maxRetries: 5 });
  return { folder, file: path.join(folder, 'graph.db'), remove };
}
