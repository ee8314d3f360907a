/** Compares two answers as text: null when they are the same. */
export function sameText(ours: unknown, theirs: unknown): string | null {
  const [a, b] = [ours, theirs].map((answer) =>
    typeof answer === 'string' ? answer : JSON.stringify(answer),
  );
  const short = (text = '') => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
  return a === b ? null : `${short(a)} and not ${short(b)}`;
}
