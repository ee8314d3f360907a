import { backUpStore } from '../../graph/back-up-store.ts';
import { type Command, storeUrl } from './command.ts';
import { oneFile } from './one-file.ts';

/** `trailcare backup`. */
export const backupCommand: Command = {
  help: `trailcare backup FILE [--json]

Copies the store (TRAILCARE_STORE) to a new FILE while servers and loads go on. The copy is one revision, the last that was
complete when it began; it is read once more before it gets its name, so that a FILE that is there is whole.
It holds all that the store holds, restricted facts and the hashes of API keys too: keep it as you keep the store.
A store on Neo4j is backed up with Neo4j's own tools: see docs/operations.md.
Exit code 0 done, 1 not done.
`,
  options: { json: { type: 'boolean' } },
  async run(values, files, terminal) {
    const file = oneFile(files, 'backup');
    const store = storeUrl(terminal);
    const { revision, bytes } = await backUpStore(store, file);
    if (values.flag('json')) terminal.out(`${JSON.stringify({ store, file, revision, bytes }, null, 2)}\n`);
    else terminal.out(`Revision ${revision} of ${store} is in ${file} (${megabytes(bytes)} MB).\n`);
    return 0;
  },
};

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
