/** How the codes of the sources begin under which stewards of National Societies state facts: `steward:ns-eth`. */
export const STEWARD_SOURCES = 'steward:';

/** Whether a source is what the stewards of a National Society say, and no file. */
export function isStewardSource(code: string): boolean {
  return code.startsWith(STEWARD_SOURCES);
}
