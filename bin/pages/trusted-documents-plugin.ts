import path from 'node:path';
import type { Plugin } from 'vite';
import { readDocuments } from './trusted-documents.ts';

/**
 * `import gaps from '../documents/gaps.graphql'` is `{ name, id }`: the script that is sent holds no query text. The texts are written
 * to `trusted-documents.json` beside the site, for the server.
 */
export function trustedDocumentsPlugin(folder: string, keep: (json: string) => void): Plugin {
  const documents = readDocuments(folder);
  keep(JSON.stringify(Object.fromEntries(Array.from(documents.values(), ({ id, text }) => [id, text]))));
  return {
    name: 'trailcare-trusted-documents',
    transform(_, file) {
      if (!file.endsWith('.graphql')) return null;
      const { name, id } = documents.get(path.basename(file, '.graphql'))!;
      return { code: `export default ${JSON.stringify({ name, id })};`, map: null };
    },
  };
}
