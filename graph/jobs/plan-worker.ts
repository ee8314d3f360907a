import { constants } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { PlanMessage, PlanTask } from './plan-messages.ts';
import { runPlan } from './run-plan.ts';
import { yieldToOthers } from './yield-to-others.ts';

/** The thread of one plan. Its messages leave it while it is busy. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window of a browser
const say = (message: PlanMessage) => parentPort!.postMessage(message);
// It takes as long as it is given: all others go first.
yieldToOthers(constants.priority.PRIORITY_LOW);
say({ kind: 'ended', plan: await runPlan(workerData as PlanTask, say) });
