import { described, logEvent } from './log.ts';
import { buildSite } from './pages/build-site.ts';
import { type ServeOptions, startServing, STOP_WITHIN_MS } from './start-serving.ts';

/**
 * Starts the API and runs it until SIGTERM or SIGINT; resolves when it has stopped. Rejects when it cannot listen, the first load
 * fails, or an earlier state of the store was put in its place. A store that cannot be reached is waited for.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { print = (line: string) => process.stdout.write(`${line}\n`) } = options;
  const running = await startServing({ ...options, pages: buildSite().catch(tellOfPages) });
  const signalled = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  try {
    await Promise.race([signalled, failed(running.ready), running.mustEnd]);
  } catch (error) {
    await running.stop();
    throw error;
  }
  print('Stopping …');
  // What does not end by itself is ended: an analysis that runs, a store that does not answer.
  setTimeout(() => {
    logEvent('stop-failed', described(new Error('Something still ran when the time to stop was over.')));
    process.exit(1);
  }, STOP_WITHIN_MS).unref();
  await running.stop();
}

/** The API works without its pages. */
function tellOfPages(problem: unknown): void {
  logEvent('pages-not-built', described(problem));
}

/** Settles only when the promise rejects. */
function failed(promise: Promise<void>): Promise<never> {
  return new Promise((_, reject) => {
    promise.catch(reject);
  });
}
