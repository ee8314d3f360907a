import { type HttpLimits, USUAL_LIMITS } from '../pull/http-limits.ts';
import { makePoliteHosts } from '../pull/polite-hosts.ts';
import { type PullClock, systemClock } from '../pull/pull-clock.ts';
import type { Puller } from '../pull/puller.ts';
import type { Command } from './command.ts';
import { claimsOf } from './load-options.ts';
import { makeProgressBar } from './progress-bar.ts';
import { PULL_HELP } from './pull-help.ts';
import { pullList } from './pull-list.ts';
import { maxBytesOf, sourceOf } from './pull-options.ts';
import { TEXTS } from './pull-texts.ts';
import { pullUrl } from './pull-url.ts';

const PAGE_MB = 64;
const FILE_MB = 512;

const FLAGS = [
  'fresh',
  'again',
  'complete-links',
  'replace-source',
  'dry-run',
  'all-or-nothing',
  'public',
  'json',
];

/** `trailcare pull`; time and limits are given by tests. */
export function makePullCommand(clock: PullClock = systemClock, limits: Partial<HttpLimits> = {}): Command {
  return {
    help: PULL_HELP,
    options: {
      ...Object.fromEntries(TEXTS.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'boolean' as const }])),
      'complete-for': { type: 'string', multiple: true },
    },
    async run(values, words, terminal) {
      const source = sourceOf(words);
      claimsOf(values);
      const bar = makeProgressBar(terminal);
      const all = { ...USUAL_LIMITS, ...limits };
      const name = source?.name ?? words[0]!;
      const usualMb = source === null ? FILE_MB : PAGE_MB;
      const maxBytes = maxBytesOf(values.text('max-mb'), usualMb);
      const puller: Puller = {
        clock,
        limits: { ...all, maxBytes: Math.min(maxBytes, limits.maxBytes ?? maxBytes) },
        polite: makePoliteHosts(clock, all.gapMs),
        root: values.text('folder') ?? (terminal.env['TRAILCARE_PULLED'] || './data/pulled'),
        fresh: values.flag('fresh'),
        signal: terminal.signal,
        tell: (text) => {
          bar.clear();
          terminal.err(`${text}\n`);
        },
        onPage: (done, total, rows) =>
          bar.show({ phase: 'fetching', file: name, done, total: total ?? 0, rows }),
      };
      const pulling = { values, terminal, puller, bar };
      try {
        return source === null ? await pullUrl(words[0]!, pulling) : await pullList(source, pulling);
      } finally {
        bar.clear();
      }
    },
  };
}
