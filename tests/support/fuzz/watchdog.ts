import { Worker } from 'node:worker_threads';

/** Runs beside the thread that may hang: nothing in it could stop an endless loop. */
const WATCH = `
  const { parentPort, workerData } = require('node:worker_threads');
  let watched = null;
  parentPort.on('message', (what) => { watched = what === null ? null : { what, since: Date.now() }; });
  setInterval(() => {
    if (watched === null || Date.now() - watched.since < workerData) return;
    require('node:fs').writeSync(2, 'Hangs for ' + workerData + ' ms, and is ended: ' + watched.what + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 500);
`;

/** Ends this process, saying with what it was busy, when that takes longer than `limitMs`. */
export function makeWatchdog(limitMs: number): {
  watch: (what: string | null) => void;
  stop: () => Promise<unknown>;
} {
  const worker = new Worker(WATCH, { eval: true, workerData: limitMs });
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
  return { watch: (what) => worker.postMessage(what), stop: () => worker.terminate() };
}
