import { cancelled } from '../graph/jobs/cancelled.ts';

/** What others wait for too, for one who may go before it is there: then it rejects, and goes on for the others. */
export function untilGone<T>(shared: Promise<T>, gone: AbortSignal): Promise<T> {
  if (gone.aborted) return Promise.reject(cancelled(gone));
  return new Promise((resolve, reject) => {
    const onGone = () => reject(cancelled(gone));
    gone.addEventListener('abort', onGone, { once: true });
    shared.finally(() => gone.removeEventListener('abort', onGone)).then(resolve, reject);
  });
}
