import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Gives the service worker the list of files that it keeps, with a version that changes whenever one of them does. */
export function serviceWorkerPlugin(): Plugin {
  return {
    name: 'trailcare-service-worker',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle['service-worker.js'];
      if (worker?.type !== 'chunk') throw new Error('The service worker is not a chunk of the bundle.');
      const files = Object.keys(bundle).filter((file) => file !== worker.fileName && !file.endsWith('.map'));
      const version = createHash('sha256').update(files.toSorted().join()).digest('hex').slice(0, 16);
      worker.code = worker.code
        .replace('__KEPT_FILES__', () => JSON.stringify(files.map((file) => `/${file}`)))
        .replace('__KEPT_VERSION__', () => JSON.stringify(version));
    },
  };
}
