import { restoreStore } from '../../graph/restore-store.ts';
import { type Command, storeUrl } from './command.ts';
import { oneFile } from './one-file.ts';

/** `trailcare restore`. */
export const restoreCommand: Command = {
  help: `trailcare restore FILE [--replace] [--json]

Puts FILE, which \`trailcare backup\` made, in the place of the store (TRAILCARE_STORE). Stop the server first: while it, or a
load, uses the store, nothing is done. All or nothing: interrupted, the store is as before.

  --replace   overwrite a store that holds facts

A store on Neo4j is restored with Neo4j's own tools: see docs/operations.md.
Exit code 0 done, 1 not done.
`,
  options: { replace: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(values, files, terminal) {
    const file = oneFile(files, 'restore');
    const store = storeUrl(terminal);
    const { revision, bytes } = await restoreStore(store, file, { replace: values.flag('replace') });
    if (values.flag('json')) terminal.out(`${JSON.stringify({ store, file, revision, bytes }, null, 2)}\n`);
    else terminal.out(`${store} is again as in ${file}: revision ${revision}.\n`);
    return 0;
  },
};
