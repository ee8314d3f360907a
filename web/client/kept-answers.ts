import type { Answer } from './answer.ts';

const STORE = 'trailcare-answers';
const MOST_KEPT = 200;

const address = async (body: string) => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return `/kept-answers/${Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** Browsers give these to pages on loopback and over HTTPS alone. */
const possible = () => 'caches' in globalThis && globalThis.isSecureContext;

/** Keeps what the server answered, for when it cannot be reached: the last 200 answers. Never fails: it is a convenience. */
export function keepAnswer(body: string, answer: Answer<unknown>): void {
  if (possible()) void keep(body, answer).catch(() => undefined);
}

async function keep(body: string, answer: Answer<unknown>): Promise<void> {
  const store = await caches.open(STORE);
  const url = await address(body);
  // Put anew, it is the youngest.
  await store.delete(url);
  await store.put(url, Response.json({ ...answer, keptSince: new Date().toISOString() }));
  const keys = await store.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST_KEPT))) await store.delete(old);
}

/** What was kept for a body; null: nothing. */
export async function keptAnswer<Data>(body: string): Promise<Answer<Data> | null> {
  if (!possible()) return null;
  const found = await caches.match(await address(body), { cacheName: STORE }).catch(() => undefined);
  return found === undefined ? null : ((await found.json()) as Answer<Data>);
}

/** Forgets all: whoever reads next on this machine may be another. */
export async function forgetAnswers(): Promise<void> {
  if (possible()) await caches.delete(STORE);
}
