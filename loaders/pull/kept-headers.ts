const KEPT = ['content-type', 'date', 'etag', 'last-modified'];

/** Of the headers of an answer those that tell what it was and when; cookies and what identifies us are not kept. */
export function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
