import { parse } from 'csv-parse/sync';

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter with which most lines of the head have the same number of cells, and most cells. A comma when nothing says. */
export function detectDelimiter(head: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(head, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function scoreOf(head: string, delimiter: Delimiter): number {
  const lines = new Map<number, number>();
  for (const record of headRecords(head, delimiter)) {
    if (record.length > 1) lines.set(record.length, (lines.get(record.length) ?? 0) + 1);
  }
  // Agreement counts more than width: a decimal comma splits cells, but not evenly.
  return Math.max(0, ...[...lines].map(([cells, count]) => count * count * Math.sqrt(cells - 1)));
}

function headRecords(head: string, delimiter: Delimiter): string[][] {
  try {
    return parse(head, {
      delimiter,
      to: 100,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: head.includes('\n') ? ['\r\n', '\n'] : ['\r'],
      skip_empty_lines: true,
    });
  } catch {
    // The head ends within a quoted cell, or quotes make no sense with this delimiter: count what lines there are.
    return head
      .split(/\r\n|\n|\r/u)
      .slice(0, 100)
      .map((line) => line.split(delimiter));
  }
}
