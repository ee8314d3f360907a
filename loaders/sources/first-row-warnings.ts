import type { Warning } from '../warning.ts';

/** Warnings about a file as a whole, given with its first row that is not refused: `take()` returns them once. */
export function firstRowWarnings(...lists: readonly (readonly Warning[])[]): { take(): readonly Warning[] } {
  let waiting: readonly Warning[] = lists.flat();
  return {
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
