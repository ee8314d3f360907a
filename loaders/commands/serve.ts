import { badInput } from '../../graph/errors.ts';
import type { Command } from './command.ts';
import type { GraphStore } from '../../graph/store.ts';
import { storeUrl } from './command.ts';

export interface ServeOptions {
  /** Fills an empty store: given from here, because the API does not know the loaders. */
  readonly loadSeeds: (store: GraphStore, options: { demonstration: boolean }) => Promise<unknown>;
  readonly storeUrl: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly demonstration: boolean;
}

/** `trailcare serve`: the API and pages. The server itself is api/main.ts. */
export function makeServeCommand(
  api: () => Promise<{ readonly serve: (options: ServeOptions) => Promise<void> }>,
): Command {
  return {
    help: `trailcare serve [--host HOST] [--port PORT] [--without-demonstration]

Starts the API and the pages. The first start loads the bundled seeds into the store.

  --host HOST               Address to listen on; default HOST, or 127.0.0.1
  --port PORT               Port; default PORT, or 4000
  --without-demonstration   Do not load the made-up demonstration facts at the first start
`,
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      'without-demonstration': { type: 'boolean' },
    },
    async run(values, _, terminal) {
      const portText = values.text('port');
      const port = portText === null ? null : wholePort(portText);
      const demonstration = !values.flag('without-demonstration');
      const { serve } = await api();
      await serve({
        // Readers of files are needed at the first start alone.
        loadSeeds: async (store, seeds) => (await import('../seed.ts')).loadSeeds(store, seeds),
        storeUrl: storeUrl(terminal),
        host: values.text('host'),
        port,
        demonstration,
      });
      return 0;
    },
  };
}

function wholePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= 65_535) return port;
  throw badInput('--port', text, 'a port from 0 to 65535');
}
