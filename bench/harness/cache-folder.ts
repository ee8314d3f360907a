import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Made-up worlds and peers: nothing in it is committed. */
export const cacheFolder = path.resolve(import.meta.dirname, '../../.cache/bench');
mkdirSync(cacheFolder, { recursive: true });
