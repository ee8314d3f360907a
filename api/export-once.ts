import { LOCAL_USER } from '../graph/access/principal.ts';
import { MOVEMENT_VIEWER } from '../graph/model/viewer.ts';
import { openStore } from '../graph/open-store.ts';
import type { Environment } from './config.ts';
import { contextFor } from './context.ts';
import { type OpenedExport, openExport } from './export/open-export.ts';
import { networkHolder } from './network-holder.ts';

interface ExportOnceOptions {
  /** As TRAILCARE_STORE. */
  readonly storeUrl: string;
  /** `gaps.csv`. */
  readonly file: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** For NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE; the process's own when left out. */
  readonly env?: Environment;
}

/** Writes an export of a store without a server, as the local user, through `write`; closes the store. */
export async function exportOnce(
  { storeUrl, file, parameters, env = process.env }: ExportOnceOptions,
  write: (opened: OpenedExport) => Promise<void>,
): Promise<void> {
  const now = () => new Date();
  const store = await openStore(storeUrl, env);
  const networks = networkHolder(store, { pollMs: 0, report: () => {} });
  try {
    const context = contextFor({ store, networks, now }, { principal: LOCAL_USER, viewer: MOVEMENT_VIEWER });
    await write(await openExport(context, file, parameters));
  } finally {
    networks.close();
    await store.close();
  }
}
