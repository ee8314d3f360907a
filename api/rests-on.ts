/** The sources on which the answer to one request rests. Each is noted where it is read or computed, asked for or not. */
export interface RestsOn {
  readonly note: (source: string) => void;
  /** For a measure, which goes on finding sources while its fields are computed: `sources` is asked when the answer is complete. */
  noteLater(sources: () => Iterable<string>): void;
  /** Whether a source was noted, as far as it is known without asking measures. */
  has(source: string): boolean;
  /** All codes so far. */
  codes(): ReadonlySet<string>;
}

export function restsOn(): RestsOn {
  const noted = new Set<string>();
  const later: (() => Iterable<string>)[] = [];
  return {
    note: (source) => void noted.add(source),
    noteLater: (sources) => void later.push(sources),
    has: (source) => noted.has(source),
    codes: () => new Set([...noted, ...later.flatMap((sources) => [...sources()])]),
  };
}
