import { rm } from 'node:fs/promises';
import { getFormat } from '../choose-format.ts';
import type { LoadInput } from '../load-input.ts';
import { checkUrl } from '../pull/check-url.ts';
import { fetchList } from '../pull/fetch-list.ts';
import { joinPages } from '../pull/join-pages.ts';
import { pullError } from '../pull/pull-error.ts';
import type { PullSource } from '../pull/pull-source.ts';
import { isLoaded } from '../pull/remember-load.ts';
import { bundledMappings } from '../sources/bundled-mappings.ts';
import { formats } from '../sources/index.ts';
import type { ExitCode } from './command.ts';
import { inputsOf } from './load-options.ts';
import { loadPlace } from './load-place.ts';
import { loadPulled } from './load-pulled.ts';
import { openCommandStore } from './open-command-store.ts';
import { filtersOf } from './pull-options.ts';
import type { Pulling } from './pulling.ts';
import { tellAvailability } from './tell-availability.ts';
import { tellUnchanged } from './tell-unchanged.ts';

/** `trailcare pull SOURCE`. */
export async function pullList(source: PullSource, pulling: Pulling): Promise<ExitCode> {
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
  await inputsOf(values, [], now);
  const store = await openCommandStore(terminal);
  try {
    const pulled = await fetchRecords();
    const code = values.text('source') ?? source.name;
    const place = loadPlace(store, code, pulling);
    const { same } = pulled;
    if (same !== null && !values.flag('again') && (await isLoaded(same.manifest, place))) {
      await rm(pulled.folder, { recursive: true, force: true });
      return await tellUnchanged(same, place, pulling);
    }
    const records = await joinPages(pulled, source.name);
    try {
      const [input] = await inputsOf(values, [records.path], now);
      const day = pulled.manifest.finishedAt!.slice(0, 10);
      const { options } = input!;
      const loaded: LoadInput = {
        ...input!,
        sourceFromName: false,
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
