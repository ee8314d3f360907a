import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '../../graph/open-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { type Terminal, storeUrl } from './command.ts';

/** The store of a command that may write, with its schema; the folder of an SQLite file is made. Close it. */
export async function openCommandStore(terminal: Terminal): Promise<GraphStore> {
  const url = storeUrl(terminal);
  if (url.startsWith('sqlite:')) {
    await mkdir(path.dirname(path.resolve(url.slice('sqlite:'.length))), { recursive: true });
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
