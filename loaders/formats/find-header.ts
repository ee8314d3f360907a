/** Where the table starts in the first records of a file: below its title and preamble lines. */
export interface Header {
  /** Index of the header's own record, and of the first after it and the hashtags. */
  readonly at: number;
  readonly firstRow: number;
  /** As they stand. */
  readonly rawHeaders: readonly string[];
  /** Made unique, none empty: the keys of `Row.cells`. */
  readonly headers: readonly string[];
  readonly hashtags: readonly string[] | null;
  /** Cells that a row must have: up to the last named column. Unnamed ones after it may be left out. */
  readonly leastCells: number;
}

/** Records in which a header is looked for: the UNHCR finder has 14 lines above its header. */
const DEEPEST_HEADER = 40;
const HASHTAG = /^#[\p{L}][\p{L}\p{N}_]*(?:\s*[+@][\p{L}\p{N}_]+)*\s*$/u;

/** Of `records`, each a list of cells, the header row: a hashtag row's predecessor, else the first row that is about as full as the table. */
export function findHeader(records: readonly (readonly string[])[]): Header | null {
  const head = records.slice(0, DEEPEST_HEADER);
  const tagRow = head.findIndex(isHashtagRow);
  if (tagRow !== -1) {
    const above = head.slice(0, tagRow).findLastIndex((cells) => filled(cells) > 0);
    const tags = head[tagRow]!.map((cell) => cell.trim());
    const titled = above !== -1 && filled(head[above]!) >= Math.max(1, filled(tags) / 2);
    const rawHeaders = titled ? head[above]! : tags;
    const width = Math.max(lastFilled(rawHeaders), lastFilled(tags));
    return header(titled ? above : tagRow, tagRow + 1, padded(rawHeaders, width), padded(tags, width));
  }
  const width = tableWidth(records);
  const at = head.findIndex((cells) => filled(cells) > width / 2);
  if (at === -1) return null;
  const rawHeaders = head[at]!;
  return header(at, at + 1, rawHeaders, null);
}

/** Every cell that is not empty is a hashtag: `#name` above a column of names is not enough beside plain words. */
function isHashtagRow(cells: readonly string[]): boolean {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return words.length > 0 && words.every((cell) => HASHTAG.test(cell));
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;
const lastFilled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1;
const padded = (cells: readonly string[], width: number) =>
  Array.from({ length: width }, (_, i) => cells[i] ?? '');

/** How many cells a row of the table fills: by most rows, and wide ones count more, since a preamble is narrow. */
function tableWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const cells of records) {
    const width = filled(cells);
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const [width] = [...counts].toSorted((a, b) => b[1] * b[0] - a[1] * a[0])[0] ?? [1];
  return width;
}

function header(
  at: number,
  firstRow: number,
  rawHeaders: readonly string[],
  hashtags: readonly string[] | null,
): Header {
  const seen = new Map<string, number>();
  const headers = rawHeaders.map((raw, i) => {
    const word = raw.replaceAll(/[\s\u00A0]+/gu, ' ').trim();
    // '__proto__' as a key of an object would set its prototype.
    const name = word === '' || word === '__proto__' ? `(column ${i + 1})` : word;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
  const leastCells = Math.max(lastFilled(rawHeaders), lastFilled(hashtags ?? []));
  return { at, firstRow, rawHeaders: rawHeaders.map((raw) => raw.trim()), headers, hashtags, leastCells };
}
