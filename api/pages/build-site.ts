import { spawn } from 'node:child_process';
import { BUILD_PAGES_SCRIPT } from './site-folder.ts';

/** Builds the pages unless they are as their sources are. Rejects with what the builder said. */
export function buildSite(): Promise<void> {
  const builder = spawn(process.execPath, [BUILD_PAGES_SCRIPT], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  };
  builder.stdout.on('data', listen);
  builder.stderr.on('data', listen);
  return new Promise((resolve, reject) => {
    builder.once('error', reject);
    builder.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The pages could not be built: ${said.trim()}`)),
    );
  });
}
