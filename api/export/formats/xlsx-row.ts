import { dayNumber } from '../../../graph/model/day.ts';
import type { Cell, ColumnHead } from '../export-view.ts';
import { listText } from './csv-lines.ts';
import { xmlText } from './xml-text.ts';
import { DAY_STYLE, HEADER_STYLE } from './xlsx-parts.ts';

/** The most that Excel takes in a cell; a workbook with more is "repaired". */
const MAX_TEXT = 32_767;
const CUT = ' … (cut: a cell holds no more)';
/** Excel counts days from here, and takes 1900 for a leap year. */
const FIRST_DAY = '1899-12-30';
const LEAP_YEAR_THAT_WAS_NONE = '1900-03-01';

/** Row `n` of a sheet, from 1. Texts are texts to a spreadsheet, whatever they start with: none is run. */
export function xlsxRow(n: number, cells: readonly Cell[], shapes: readonly ColumnHead['shape'][]): string {
  const xml = cells.map((cell, place) => cellXml(`${letters(place)}${n}`, cell, shapes[place]!)).join('');
  return `<row r="${n}">${xml}</row>`;
}

export function xlsxHeader(words: readonly string[]): string {
  return `<row r="1">${words.map((word, place) => textXml(`${letters(place)}1`, word, HEADER_STYLE)).join('')}</row>`;
}

/** `letters(0)` is A, `letters(26)` is AA. */
function letters(place: number): string {
  const last = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}

function cellXml(at: string, cell: Cell, shape: ColumnHead['shape']): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell !== 'string') return cellXml(at, listText(cell), 'text');
  if (shape === 'day' && cell >= LEAP_YEAR_THAT_WAS_NONE) {
    return `<c r="${at}" s="${DAY_STYLE}"><v>${dayNumber(cell) - dayNumber(FIRST_DAY)}</v></c>`;
  }
  return textXml(at, cell);
}

function textXml(at: string, text: string, style = 0): string {
  const whole = text.length <= MAX_TEXT ? text : text.slice(0, MAX_TEXT - CUT.length) + CUT;
  return `<c r="${at}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(whole)}</t></is></c>`;
}
