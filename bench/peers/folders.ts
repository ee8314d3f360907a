import path from 'node:path';
import { cacheFolder } from '../harness/cache-folder.ts';

/** Where `npm run bench:peers` puts them: `python` is a virtual environment, `gds` holds jars, `neo4jGraphql` a project with its modules. */
export const PEER_FOLDERS = {
  python: path.join(cacheFolder, 'peers'),
  gds: path.join(cacheFolder, 'gds'),
  neo4jGraphql: path.join(cacheFolder, 'neo4j-graphql'),
} as const;
