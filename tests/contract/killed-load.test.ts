import { killedLoadContract } from './killed-load.ts';
import { temporaryFolder } from './sqlite-folder.ts';

killedLoadContract('SQLite', {
  open: async () => {
    const { file, remove } = temporaryFolder();
    return { url: `sqlite:${file}`, env: {}, close: async () => remove() };
  },
});
