import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const OURS = 'trailcare-run-';

/** Whatever a run of the tests writes to the temporary folder, its workers and children too, is gone at the end. */
export default function setup(): () => void {
  if (path.basename(tmpdir()).startsWith(OURS)) return () => {};
  const folder = mkdtempSync(path.join(tmpdir(), OURS));
  process.env['TMPDIR'] = folder;
  process.env['TEMP'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
