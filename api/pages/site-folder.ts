import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What bin/pages/build-pages.ts makes of web/. */
export const BUILT_PAGES = path.join(root, 'web', 'dist');
/** Its files that everybody may fetch. */
export const SITE_FOLDER = path.join(BUILT_PAGES, 'site');
export const BUILD_PAGES_SCRIPT = path.join(root, 'bin', 'pages', 'build-pages.ts');
