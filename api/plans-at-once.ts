import { boundedQueue } from '../graph/jobs/bounded-queue.ts';

/** Each plan takes a core for as long as a minute. One queue for the process: all requests share its cores. */
export const plansAtOnce = boundedQueue({ what: 'plans', atOnce: 2, waiting: 4 });
