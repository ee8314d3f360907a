const SECRET = /key|token|secret|sig|pass|auth|credential|identifier|email/iu;

/** A URL as it may be kept and shown: parameters that look like a password are hidden. */
export function publicUrl(url: URL): string {
  const shown = new URL(url);
  for (const name of new Set(shown.searchParams.keys())) {
    if (SECRET.test(name)) shown.searchParams.set(name, 'HIDDEN');
  }
  return shown.href;
}
