import { existsSync } from 'node:fs';
import path from 'node:path';
import { type OpenedBrowser, openBrowser } from './open-browser.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const found = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
  .find((file) => existsSync(file));

const missing = `none of ${NAMES.join(', ')} is on the path: apt-get install chromium`;

/** Whether the tests in a browser are to be left out; in CI they never are: there they fail by `openTestBrowser`. */
export const noBrowser = found === undefined && !process.env['CI'];
if (noBrowser) console.warn(`Browser tests are skipped: ${missing}`);

/** The machine's Chromium. Fails with what to install where there is none. */
export async function openTestBrowser(): Promise<OpenedBrowser> {
  if (found === undefined) throw new Error(missing);
  return openBrowser(found);
}
