import { rm } from 'node:fs/promises';
import { getFormat } from '../choose-format.ts';
import { sourceFromFileName } from '../load-input.ts';
import { totalOf } from '../load-summary.ts';
import { checkUrl } from '../pull/check-url.ts';
import { fetchFile, fileNameOf } from '../pull/fetch-file.ts';
import { fetchList } from '../pull/fetch-list.ts';
import { type HttpLimits, USUAL_LIMITS } from '../pull/http-limits.ts';
import { joinPages } from '../pull/join-pages.ts';
import { keepRows } from '../pull/keep-rows.ts';
import { makePoliteHosts } from '../pull/polite-hosts.ts';
import { publicUrl } from '../pull/public-url.ts';
import { type PullClock, systemClock } from '../pull/pull-clock.ts';
import type { KeptPull } from '../pull/pull-folder.ts';
import type { PullSource } from '../pull/pull-source.ts';
import type { Puller } from '../pull/puller.ts';
import { type LoadPlace, isLoaded, rememberCheck, rememberLoad } from '../pull/remember-load.ts';
import type { LoadInput } from '../load-input.ts';
import type { LoadResult } from '../load-request.ts';
import { bundledMappings } from '../sources/bundled-mappings.ts';
import { formats } from '../sources/index.ts';
import { pullError } from '../pull/pull-error.ts';
import { type Command, type ExitCode, type Terminal, type Values, storeUrl } from './command.ts';
import { claimsOf, inputsOf } from './load-options.ts';
import { openCommandStore } from './open-command-store.ts';
import { printLoad, summaryJson } from './print-load.ts';
import { makeProgressBar } from './progress-bar.ts';
import { PULL_HELP } from './pull-help.ts';
import { filtersOf, maxBytesOf, refuseFilters, sourceOf } from './pull-options.ts';
import { runInputs } from './run-inputs.ts';
import { tellAvailability } from './tell-availability.ts';

const PAGE_MB = 64;
const FILE_MB = 512;

const TEXTS = [
  'country',
  'years',
  'base-url',
  'max-mb',
  'folder',
  'source',
  'as-of',
  'stale-days',
  'report',
  'publisher',
  'licence',
  'dataset',
  'format',
  'map',
  'sheet',
  'encoding',
  'trail',
  'definition',
  'within-km',
];
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

interface Pulling {
  readonly values: Values;
  readonly terminal: Terminal;
  readonly puller: Puller;
  readonly bar: ReturnType<typeof makeProgressBar>;
}

/** `trailcare pull`; time and limits are given by tests. */
export function makePullCommand(clock: PullClock = systemClock, limits: Partial<HttpLimits> = {}): Command {
  return {
    name: 'pull',
    summary: 'Fetch public sources and load them',
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
        root: values.text('folder') ?? terminal.env['TRAILCARE_PULLED'] ?? './data/pulled',
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

async function pullList(source: PullSource, pulling: Pulling): Promise<ExitCode> {
  const { values, terminal, puller } = pulling;
  const now = puller.clock.now();
  const filters = filtersOf(source, values, now);
  const base = checkUrl(
    values.text('base-url') ?? terminal.env[source.baseVariable] ?? source.baseUrl,
    values.text('base-url') === null ? source.baseVariable : '--base-url',
  );
  const secretHeaders = source.secretHeaders?.(terminal.env) ?? {};
  const request = {
    source,
    base,
    filter: source.filter(filters, now),
    secretHeaders,
    mappings: bundledMappings(),
  };
  const fetchRecords = async () => {
    const pulled = await fetchList(request, puller);
    pulling.bar.clear();
    for (const warning of pulled.warnings) puller.tell(`Warning REPEATED: ${warning}`);
    if (pulled.manifest.pages.every(({ records }) => records === 0))
      throw pullError(
        `${source.name} has no record of what was asked (${pulled.manifest.request}). Nothing was loaded.`,
      );
    return pulled;
  };
  if (source.format === null) {
    await tellAvailability(await fetchRecords(), values.flag('json'), terminal);
    return 0;
  }
  // Refused before anything is fetched: a wrong option, a store that cannot be opened.
  await inputsOf(values, []);
  const store = await openCommandStore(terminal);
  try {
    const pulled = await fetchRecords();
    const code = values.text('source') ?? source.name;
    const place = placeOf(store, code, pulling);
    const { same } = pulled;
    if (same !== null && !values.flag('again') && (await isLoaded(same.manifest, place))) {
      await rm(pulled.folder, { recursive: true, force: true });
      return await unchanged(same, place, pulling);
    }
    const records = await joinPages(pulled, source.name);
    try {
      const [input] = await inputsOf(values, [records.path]);
      const day = pulled.manifest.finishedAt!.slice(0, 10);
      const { options } = input!;
      const loaded: LoadInput = {
        ...input!,
        format: getFormat(formats, source.format),
        dataset: source.dataset,
        retrieved: day,
        url: source.homepage,
        options: {
          ...options,
          source: code,
          publisher: source.publisher,
          licence: source.licence,
          asOf: options.asOf ?? (source.asOfPull === true ? day : null),
          visibility: 'PUBLIC',
          // Of the question, not of rows that name no country.
          country: null,
        },
      };
      return await loadPulled(loaded, pulled, place, pulling);
    } finally {
      await records.remove();
    }
  } finally {
    await store.close();
  }
}

async function pullUrl(text: string, pulling: Pulling): Promise<ExitCode> {
  const { values, terminal, puller } = pulling;
  const url = checkUrl(text);
  refuseFilters(values);
  const code = values.text('source') ?? sourceFromFileName(fileNameOf(url));
  await inputsOf(values, []);
  const store = await openCommandStore(terminal);
  try {
    const place = placeOf(store, code, pulling);
    const pulled = await fetchFile(
      {
        url,
        source: code,
        publisher: values.text('publisher'),
        licence: values.text('licence'),
        isLoaded: async (manifest) => !values.flag('again') && isLoaded(manifest, place),
      },
      puller,
    );
    if (pulled.same !== null) return await unchanged(pulled.same, place, pulling);
    try {
      const [input] = await inputsOf(values, [pulled.file]);
      const loaded: LoadInput = {
        ...input!,
        retrieved: pulled.manifest.finishedAt!.slice(0, 10),
        url: publicUrl(url),
        options: { ...input!.options, source: code },
      };
      return await loadPulled(loaded, pulled, place, pulling, ([read]) =>
        keepRows(loaded, pulled, read!, formats, bundledMappings()),
      );
    } finally {
      await pulled.remove();
    }
  } finally {
    await store.close();
  }
}

function placeOf(store: LoadPlace['store'], source: string, { values, terminal }: Pulling): LoadPlace {
  const given = [...TEXTS, 'public', 'replace-source', 'complete-links'].map((name) => [
    name,
    ['folder', 'report', 'max-mb'].includes(name) ? null : (values.text(name) ?? values.flag(name)),
  ]);
  return {
    store,
    storeUrl: storeUrl(terminal),
    options: JSON.stringify([given, values.list('complete-for')]),
    source,
  };
}

async function loadPulled(
  input: LoadInput,
  pulled: KeptPull,
  place: LoadPlace,
  { values, terminal, puller, bar }: Pulling,
  keep: (columnsRead: LoadResult['columnsRead']) => Promise<void> = async () => undefined,
): Promise<ExitCode> {
  const result = await runInputs(place.store, [input], values, terminal, bar.show);
  bar.clear();
  const dryRun = values.flag('dry-run');
  if (result.exitCode !== 1) await keep(result.columnsRead);
  printLoad(result, { dryRun, brief: false }, terminal);
  terminal.err(`What came is kept in ${pulled.folder}.\n`);
  if (result.exitCode !== 1 && !dryRun)
    await rememberLoad(pulled, place, result.total.revision, puller.clock.now());
  if (values.flag('json'))
    terminal.out(`${JSON.stringify({ ...summaryJson(result), pulled: about(pulled, 'new') })}\n`);
  return result.exitCode;
}

async function unchanged(
  same: KeptPull,
  { store }: LoadPlace,
  { values, terminal, puller }: Pulling,
): Promise<ExitCode> {
  await rememberCheck(same, puller.clock.now());
  const { manifest, folder } = same;
  terminal.err(
    `${manifest.source} has not changed since ${manifest.finishedAt}: nothing was loaded. --again loads it once more.\nWhat came then is kept in ${folder}.\n`,
  );
  const nothing = totalOf([], await store.revision(), 0);
  if (values.flag('json'))
    terminal.out(`${JSON.stringify({ ...nothing, pulled: about(same, 'unchanged') })}\n`);
  return 0;
}

function about({ folder, manifest }: KeptPull, state: 'new' | 'unchanged') {
  return {
    source: manifest.source,
    state,
    retrieved: manifest.finishedAt,
    pages: manifest.pages.length,
    records: manifest.pages.reduce((sum, { records }) => sum + records, 0),
    sha256: manifest.contentSha256,
    folder,
  };
}
