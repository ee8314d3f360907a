import iconv from 'iconv-lite';
import { NASTY_TEXTS } from './nasty-texts.ts';
import type { Random } from './random.ts';

/**
 * Damage to any file, on its bytes, one character each, so that nothing is decoded that a reader would have to decode.
 * `largest`: bytes to which a cell may be blown up.
 */
type TextMutation = (text: string, random: Random, largest: number) => string;

const bytesOf = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const lines = (text: string) => text.split('\n');
const delimiterOf = (text: string) =>
  [',', ';', '\t'].toSorted((a, b) => text.split(b).length - text.split(a).length)[0]!;

/** One line with one cell of it replaced, cells as they stand between delimiters. */
function withCell(text: string, line: number, random: Random, cell: (old: string) => string): string {
  const all = lines(text);
  const delimiter = delimiterOf(text);
  const cells = (all[line] ?? '').split(delimiter);
  const at = random.below(cells.length);
  cells[at] = cell(cells[at] ?? '');
  all[line] = cells.join(delimiter);
  return all.join('\n');
}

export const TEXT_MUTATIONS: Readonly<Record<string, TextMutation>> = {
  cutEnd: (text, random) => text.slice(0, random.below(text.length)),
  cutStart: (text, random) => text.slice(random.below(Math.min(text.length, 400))),
  cutMiddle(text, random) {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + random.below(300));
  },
  flipBytes(text, random) {
    const bytes = Buffer.from(text, 'latin1');
    for (let n = 1 + random.below(12); n > 0 && bytes.length > 0; n--)
      bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
    return bytes.toString('latin1');
  },
  randomBytes(text, random) {
    const at = random.below(text.length);
    const noise = Array.from({ length: 1 + random.below(40) }, () => String.fromCharCode(random.below(256)));
    return text.slice(0, at) + noise.join('') + text.slice(at);
  },
  swapColumns(text, random) {
    const delimiter = delimiterOf(text);
    const width = (lines(text)[0] ?? '').split(delimiter).length;
    const [a, b] = [random.below(width), random.below(width)];
    return lines(text)
      .map((line) => {
        const cells = line.split(delimiter);
        const [left, right] = [cells[a], cells[b]];
        if (left === undefined || right === undefined) return line;
        cells[a] = right;
        cells[b] = left;
        return cells.join(delimiter);
      })
      .join('\n');
  },
  dropColumn(text, random) {
    const delimiter = delimiterOf(text);
    const at = random.below((lines(text)[0] ?? '').split(delimiter).length);
    return lines(text)
      .map((line) =>
        line
          .split(delimiter)
          .filter((_, i) => i !== at)
          .join(delimiter),
      )
      .join('\n');
  },
  repeatRows(text, random) {
    const all = lines(text);
    const at = random.below(all.length);
    const block = all.slice(at, at + 1 + random.below(10));
    return [
      ...all.slice(0, at),
      ...Array.from({ length: 1 + random.below(5) }, () => block).flat(),
      ...all.slice(at),
    ].join('\n');
  },
  shuffleRows(text, random) {
    const all = lines(text);
    for (let n = 0; n < 20; n++) {
      const [a, b] = [random.below(all.length), random.below(all.length)];
      [all[a], all[b]] = [all[b]!, all[a]!];
    }
    return all.join('\n');
  },
  joinLines(text, random) {
    const all = lines(text);
    for (let n = 1 + random.below(4); n > 0; n--) {
      const at = random.below(all.length - 1);
      all.splice(at, 2, (all[at] ?? '') + (all[at + 1] ?? ''));
    }
    return all.join('\n');
  },
  splitLines(text, random) {
    const at = random.below(text.length);
    return `${text.slice(0, at)}${random.pick(['\n', '\r', '\r\n', '\n\n\n', '\u000B', '\u000C', bytesOf('\u2028')])}${text.slice(at)}`;
  },
  otherLineEnds: (text, random) => text.replaceAll('\n', random.pick(['\r', '\r\n', '\n\n', '\r\r\n'])),
  openQuote(text, random) {
    const delimiter = delimiterOf(text);
    const at =
      random.below(2) === 0
        ? random.below(text.length)
        : text.indexOf(delimiter, random.below(text.length)) + 1;
    return `${text.slice(0, at)}"${text.slice(at)}`;
  },
  otherDelimiter(text, random) {
    const from = random.pick([0, random.below(text.length)]);
    const to = random.pick([';', '\t', ',', '|']);
    return text.slice(0, from) + text.slice(from).replaceAll(delimiterOf(text), to);
  },
  nastyCells(text, random) {
    let result = text;
    for (let n = 1 + random.below(6); n > 0; n--)
      result = withCell(result, random.below(lines(text).length), random, () =>
        bytesOf(random.pick(NASTY_TEXTS)),
      );
    return result;
  },
  nastyHeader: (text, random) =>
    withCell(text, random.below(2), random, () => bytesOf(random.pick(NASTY_TEXTS))),
  sameHeaders(text, random) {
    const header = (lines(text)[0] ?? '').split(delimiterOf(text));
    return withCell(text, 0, random, () => random.pick(header));
  },
  hugeCell: (text, random, largest) =>
    withCell(text, random.below(lines(text).length), random, () =>
      random.pick(['x', '9', '"', ' ', 'é', '[', 'a,']).repeat(1 + random.below(largest)),
    ),
  mixEncodings(text, random) {
    const at = random.below(text.length);
    const [before, after] = [text.slice(0, at), Buffer.from(text.slice(at), 'latin1')];
    const encoded = random.pick([
      () => iconv.encode(after.toString('utf8'), 'utf16le'),
      () => iconv.encode(after.toString('utf8'), 'windows-1252'),
      () => iconv.encode(after.toString('utf8'), 'gb18030'),
      // Encoded twice.
      () => Buffer.from(after.toString('latin1'), 'utf8'),
    ])();
    return before + encoded.toString('latin1');
  },
  otherEncoding(text, random) {
    const whole = Buffer.from(text, 'latin1').toString('utf8');
    const encoding = random.pick(['utf16le', 'utf16be', 'windows-1252', 'utf32le', 'macintosh']);
    return iconv.encode(whole, encoding, { addBOM: random.below(2) === 0 }).toString('latin1');
  },
  marks: (text, random) =>
    random.pick([
      '\xEF\xBB\xBF',
      '\xFF\xFE',
      '\xFE\xFF',
      '\xEF\xBB\xBF\xEF\xBB\xBF',
      'PK',
      '[',
      '{',
      '- a: ',
      '\0',
    ]) + text,
  preamble: (text, random) => `${bytesOf(random.pick(NASTY_TEXTS))}\nExtracted from,somewhere\n\n${text}`,
};
