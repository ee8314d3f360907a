import { type ComponentType } from 'preact';
import { reportProblem } from '../client/report-problems.ts';
import { Broken } from './broken.tsx';
import { isReached } from './is-reached.ts';
import { Unreached } from './unreached.tsx';

/** The page, or what stands in its place when its files cannot be had: the server is not reached, or they are broken. */
export async function loadPage(load: () => Promise<ComponentType>): Promise<ComponentType> {
  try {
    return await load();
  } catch (problem) {
    if (!(await isReached())) return Unreached;
    reportProblem(problem);
    return Broken;
  }
}
