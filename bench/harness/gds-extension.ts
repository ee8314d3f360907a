import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PEER_FOLDERS } from '../peers/folders.ts';

/** What a Neo4j in this home directory needs to run Graph Data Science: the jars on its class path, and those that declare procedures where it looks for them. */
export function gdsExtension(home: string) {
  if (!existsSync(PEER_FOLDERS.gds))
    throw new Error('The peers are not there: run `npm run bench:peers` once.');
  const plugins = path.join(home, 'plugins');
  mkdirSync(plugins, { recursive: true });
  for (const jar of readdirSync(PEER_FOLDERS.gds)) {
    if (/^(?:proc(?:-[a-z]+)*|procedures-facade-api)-\d/.test(jar))
      copyFileSync(path.join(PEER_FOLDERS.gds, jar), path.join(plugins, jar));
  }
  return { jarFolders: [PEER_FOLDERS.gds], settings: ['dbms.security.procedures.unrestricted=gds.*'] };
}
