/// <reference lib="webworker" />
// Keeps the pages' own files, so that they open without a network. Answers of the server are kept by client/kept-answers.ts.
declare const self: ServiceWorkerGlobalScope;
declare const __KEPT_FILES__: readonly string[];
declare const __KEPT_VERSION__: string;

const BORDERS = '/borders.json';
const STORE = `trailcare-pages-${__KEPT_VERSION__}`;

async function keepFiles(): Promise<void> {
  const store = await caches.open(STORE);
  await store.addAll(['/', BORDERS, ...__KEPT_FILES__.filter((file) => file !== '/index.html')]);
  await self.skipWaiting();
}

async function forgetFormer(): Promise<void> {
  const former = (await caches.keys()).filter(
    (name) => name.startsWith('trailcare-pages-') && name !== STORE,
  );
  await Promise.all(former.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Borders are asked of the server first, and those last seen are drawn without it. */
async function borders(request: Request): Promise<Response> {
  const store = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await store.put(request, answer.clone());
    return answer;
  } catch (problem) {
    const kept = await store.match(request);
    if (kept === undefined) throw problem;
    return kept;
  }
}

/** A page is asked of the server first, so that a new version is seen at once; a file whose name holds its hash is not. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (problem) {
    const kept = await caches.match('/', { cacheName: STORE });
    if (kept === undefined) throw problem;
    return kept;
  }
}

const file = async (request: Request): Promise<Response> =>
  (await caches.match(request, { cacheName: STORE })) ?? fetch(request);

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(forgetFormer()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (pathname === BORDERS) event.respondWith(borders(request));
  else if (request.mode === 'navigate') event.respondWith(page(request));
});
