import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder for store files, and how to remove it. */
export function temporaryFolder(): { file: string; folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'trailcare-store-'));
  return { folder, file: path.join(folder, 'graph.db'), remove: () => rmSync(folder, { recursive: true }) };
}
