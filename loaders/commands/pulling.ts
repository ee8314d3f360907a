import type { Puller } from '../pull/puller.ts';
import type { Terminal, Values } from './command.ts';
import type { makeProgressBar } from './progress-bar.ts';

/** One run of the command. */
export interface Pulling {
  readonly values: Values;
  readonly terminal: Terminal;
  readonly puller: Puller;
  readonly bar: ReturnType<typeof makeProgressBar>;
}
