import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a command reads and writes, so that tests run it without a process. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  out(text: string): void;
  /** Resolves when whoever reads `out` is ready for more; left out where nothing waits, as in tests. */
  readonly outDrained?: () => Promise<void>;
  /** Everything else: progress, warnings, errors. */
  err(text: string): void;
  readonly stdin: NodeJS.ReadableStream;
  /** Width of the terminal that shows `err`; null when it is none. */
  readonly errColumns: number | null;
  /** The clock; default: the machine's. */
  readonly now?: () => Date;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}

export type ExitCode = 0 | 1 | 2;

/** One command of `trailcare`: one file in loaders/commands/. */
export interface Command {
  /** All of `trailcare NAME --help`. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  run(values: Values, files: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** Parsed options: `text('as-of')` is null when not given, `flag` is false, `list` is empty. */
export interface Values {
  text(name: string): string | null;
  flag(name: string): boolean;
  list(name: string): readonly string[];
}

export const STORE_VARIABLE = 'TRAILCARE_STORE';
const DEFAULT_STORE = 'sqlite:./data/trailcare.db';

export const storeUrl = (terminal: Terminal): string => terminal.env[STORE_VARIABLE] || DEFAULT_STORE;
