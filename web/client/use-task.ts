import { useState } from 'preact/hooks';

/** Something that the reader told the page to do. */
export interface Task {
  readonly working: boolean;
  /** Why the last one failed, in words. Null: it did not. */
  readonly problem: string | null;
  readonly run: (work: () => Promise<void>) => void;
}

/** One task at a time; what it fails with is told, and gone with the next. */
export function useTask(): Task {
  const [state, setState] = useState<Omit<Task, 'run'>>({ working: false, problem: null });
  async function follow(work: () => Promise<void>): Promise<void> {
    setState({ working: true, problem: null });
    try {
      await work();
      setState({ working: false, problem: null });
    } catch (problem) {
      setState({ working: false, problem: problem instanceof Error ? problem.message : String(problem) });
    }
  }
  return { ...state, run: (work) => void follow(work) };
}
