/** Codes of the sources of facts, each once, in the order given; nulls are facts that are not there. */
export function sourcesOf(facts: readonly ({ readonly source: string } | null)[]): string[] {
  return [...new Set(facts.flatMap((fact) => fact?.source ?? []))];
}
