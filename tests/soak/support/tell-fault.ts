/** One line of the table in docs/faults.md, as it was observed in this run. */
export function tellFault(fault: string, observed: string, backMs: number | null): void {
  const back = backMs === null ? 'at once' : `${(backMs / 1000).toFixed(1)} s`;
  process.stdout.write(`    | ${fault} | ${observed} | ${back} |\n`);
}
