import type { Goal } from '../harness/promise.ts';

/** That a peer takes so many times as long as we do. */
export const atLeast = (value: number): Goal => ({ of: 'peer over ours', bound: 'at least', value });
