/** The headers that ask for an answer only when it is another than the kept one. */
export function conditions(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { etag, 'last-modified': lastModified } = headers;
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}
