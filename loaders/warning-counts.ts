import type { Warning } from './warning.ts';

export interface WarningCount {
  readonly code: string;
  readonly count: number;
  /** The first messages, each with its line. */
  readonly examples: readonly string[];
}

const EXAMPLES = 3;

/** Counts warnings by code and keeps the first messages of each: 100,000 warnings are one line. */
export function makeWarningCounts() {
  const counts = new Map<string, { count: number; examples: string[] }>();
  return {
    add({ code, message }: Warning, line: number | null = null): void {
      let entry = counts.get(code);
      if (entry === undefined) counts.set(code, (entry = { count: 0, examples: [] }));
      entry.count += 1;
      if (entry.examples.length < EXAMPLES)
        entry.examples.push(line === null ? message : `line ${line}: ${message}`);
    },
    list: (): WarningCount[] => [...counts].map(([code, entry]) => ({ code, ...entry })),
  };
}
export type WarningCounts = ReturnType<typeof makeWarningCounts>;
