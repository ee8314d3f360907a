/** A page for people where data was asked for: a login, a notice of maintenance, a firewall. */
export function looksLikeHtml(contentType: string | null, head: string): boolean {
  return (
    /\b(?:text\/html|application\/xhtml)/iu.test(contentType ?? '') ||
    /^\uFEFF?\s*<(?:!doctype\s+html|html|head|body)\b/iu.test(head)
  );
}
