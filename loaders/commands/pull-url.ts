import { type LoadInput, sourceFromFileName } from '../load-input.ts';
import { checkUrl } from '../pull/check-url.ts';
import { fetchFile, fileNameOf } from '../pull/fetch-file.ts';
import { keepRows } from '../pull/keep-rows.ts';
import { publicUrl } from '../pull/public-url.ts';
import { isLoaded } from '../pull/remember-load.ts';
import { bundledMappings } from '../sources/bundled-mappings.ts';
import { formats } from '../sources/index.ts';
import type { ExitCode } from './command.ts';
import { inputsOf } from './load-options.ts';
import { loadPlace } from './load-place.ts';
import { loadPulled } from './load-pulled.ts';
import { openCommandStore } from './open-command-store.ts';
import { refuseFilters } from './pull-options.ts';
import type { Pulling } from './pulling.ts';
import { tellUnchanged } from './tell-unchanged.ts';

/** `trailcare pull URL`. */
export async function pullUrl(text: string, pulling: Pulling): Promise<ExitCode> {
  const { values, terminal, puller } = pulling;
  const url = checkUrl(text);
  refuseFilters(values);
  const code = values.text('source') ?? sourceFromFileName(fileNameOf(url));
  const now = puller.clock.now();
  await inputsOf(values, [], now);
  const store = await openCommandStore(terminal);
  try {
    const place = loadPlace(store, code, pulling);
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
    if (pulled.same !== null) return await tellUnchanged(pulled.same, place, pulling);
    try {
      const [input] = await inputsOf(values, [pulled.file], now);
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
