import type { LoadProgress } from '../load-request.ts';
import type { Terminal } from './command.ts';

const REDRAW_MS = 100;
const PLAIN_LINE_MS = 5_000;
const BAR_CELLS = 20;

const WORDS = {
  checking: 'Checking references',
  comparing: 'Comparing with what other sources say',
  publishing: 'Publishing',
} as const;

/** Shows how far a load is: a bar that is redrawn on a terminal, a line every 5 s elsewhere, nothing for `--json`'s readers to trip over. */
export function makeProgressBar(terminal: Terminal, now: () => number = () => performance.now()) {
  const startedMs = now();
  let shownMs = startedMs;
  let phase = '';
  let phaseStartedMs = startedMs;
  let drawn = false;

  function text({ phase, file, done, total, rows }: LoadProgress, ms: number): string {
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const seconds = (ms - phaseStartedMs) / 1000;
    const left = share > 0 && seconds > 1 ? `, ${duration((seconds / share) * (1 - share))} left` : '';
    const percent = `${Math.floor(share * 100)} %`;
    if (phase === 'fetching') {
      const pages = total > 0 ? `page ${done} of ${total}` : `${done} pages`;
      return `Fetching ${file}: ${pages}, ${count(rows)} records${left}`;
    }
    if (phase === 'reading') {
      const rate = seconds > 0 ? Math.round(rows / seconds) : 0;
      return `Reading ${file}: ${count(rows)} rows, ${count(rate)} rows/s, ${percent}${left}`;
    }
    if (phase === 'writing') return `Writing ${count(total)} facts: ${percent}${left}`;
    return WORDS[phase];
  }

  return {
    show: (progress: LoadProgress): void => {
      const ms = now();
      if (progress.phase !== phase) {
        phase = progress.phase;
        phaseStartedMs = ms;
      }
      if (ms - shownMs < (terminal.errColumns === null ? PLAIN_LINE_MS : REDRAW_MS)) return;
      shownMs = ms;
      const line = text(progress, ms);
      if (terminal.errColumns === null) {
        terminal.err(`${line}\n`);
        return;
      }
      const filled = Math.floor(
        (progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0) * BAR_CELLS,
      );
      const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR_CELLS - filled)}] ${line}`;
      terminal.err(`\r${bar.slice(0, terminal.errColumns - 1).padEnd(terminal.errColumns - 1)}`);
      drawn = true;
    },
    clear: (): void => {
      if (drawn && terminal.errColumns !== null) terminal.err(`\r${' '.repeat(terminal.errColumns - 1)}\r`);
      drawn = false;
    },
  };
}

const count = (n: number) => n.toLocaleString('en').replaceAll(',', ' ');
const duration = (seconds: number) =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
