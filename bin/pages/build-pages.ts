/**
 * Builds web/ into web/dist, unless what is there was built from the same sources: `npm run pages`, and `trailcare serve` at its start.
 * Whoever asks meanwhile is served the former whole or the new whole: the folder is put in its place at the end.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { projectRoot } from '../node24.mjs';

const web = path.join(projectRoot, 'web');
const target = path.join(web, 'dist');
const COMPRESSIBLE = /\.(?:css|html|js|json|svg)$/;

const built = path.join(target, 'built-from');
const sources = sourcesHash();
if (!existsSync(built) || readFileSync(built, 'utf8') !== sources) await buildInto(target);

async function buildInto(folder: string): Promise<void> {
  // Only then: they take most of a second to load, and most starts find the pages built.
  const { build } = await import('vite');
  const { serviceWorkerPlugin } = await import('./service-worker-plugin.ts');
  const { trustedDocumentsPlugin } = await import('./trusted-documents-plugin.ts');
  const fresh = mkdtempSync(path.join(web, 'dist-'));
  try {
    await build({
      root: web,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      plugins: [
        trustedDocumentsPlugin(path.join(web, 'documents'), (json) =>
          writeFileSync(path.join(fresh, 'trusted-documents.json'), json),
        ),
        serviceWorkerPlugin(),
      ],
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      build: {
        outDir: path.join(fresh, 'site'),
        target: 'es2023',
        // The policy of the pages allows no inline script, and data: pictures alone.
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: [path.join(web, 'index.html'), path.join(web, 'service-worker.ts')],
          output: {
            entryFileNames: ({ name }) =>
              name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
          },
        },
      },
    });
    compress(path.join(fresh, 'site'));
    writeFileSync(path.join(fresh, 'built-from'), sources);
    // A temporary folder is its maker's alone; who serves the pages may be another user, as in the image.
    chmodSync(fresh, 0o755);
    putInPlace(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Each file also as Brotli and gzip, so that nothing is compressed while somebody waits. */
function compress(site: string): void {
  for (const file of globSync('**/*', { cwd: site }).filter((name) => COMPRESSIBLE.test(name))) {
    const bytes = readFileSync(path.join(site, file));
    writeFileSync(path.join(site, `${file}.br`), brotliCompressSync(bytes));
    writeFileSync(path.join(site, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Two builds at once are both right: the one that comes second takes the place. */
function putInPlace(fresh: string, folder: string): void {
  const former = `${fresh}-former`;
  if (existsSync(folder)) renameSync(folder, former);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(built)) throw error;
  } finally {
    rmSync(former, { recursive: true, force: true });
  }
}

function sourcesHash(): string {
  const files = globSync(['web/**/*.*', 'bin/pages/*.*', 'package-lock.json'], {
    cwd: projectRoot,
    exclude: (name) => /(?:^|[\\/])(?:dist(?:-[^\\/]*)?|generated)$/.test(name),
  });
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    hash.update(`${file}\0`).update(readFileSync(path.join(projectRoot, file)));
  }
  return hash.digest('hex');
}
