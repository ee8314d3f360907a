import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { storeUnavailable } from '../../graph/errors.ts';
import { openStore } from '../../graph/open-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { STORE_VARIABLE, type Terminal, storeUrl } from './command.ts';

/** The store of a command that may write, with its schema; the folder of an SQLite file is made. Close it. */
export async function openCommandStore(terminal: Terminal): Promise<GraphStore> {
  const url = storeUrl(terminal);
  if (url.startsWith('sqlite:')) {
    const folder = path.dirname(path.resolve(url.slice('sqlite:'.length)));
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      const message = `The store's folder ${folder} cannot be made: ${(cause as Error).message}. Set ${STORE_VARIABLE}=sqlite:PATH to a place where you may write.`;
      throw storeUnavailable(message, cause);
    });
  }
  const store = await openStore(url, terminal.env);
  try {
    await store.migrate();
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}
