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

/** One row of a sheet. Texts are texts to a spreadsheet, whatever they start with: none is run. */
export function xlsxRow(cells: readonly Cell[], shapes: readonly ColumnHead['shape'][]): string {
  const xml = cells.map((cell, place) => cellXml(cell, shapes[place]!)).join('');
  return `<row>${xml}</row>`;
}

export function xlsxHeader(words: readonly string[]): string {
  return `<row>${words.map((word) => textXml(word, HEADER_STYLE)).join('')}</row>`;
}

function cellXml(cell: Cell, shape: ColumnHead['shape']): string {
  // Cells are in order without places of their own, so an empty one must be there.
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell !== 'string') return textXml(listText(cell));
  if (shape === 'day' && cell >= LEAP_YEAR_THAT_WAS_NONE) {
    return `<c s="${DAY_STYLE}"><v>${dayNumber(cell) - dayNumber(FIRST_DAY)}</v></c>`;
  }
  return textXml(cell);
}

function textXml(text: string, style = 0): string {
  const whole = text.length <= MAX_TEXT ? text : text.slice(0, MAX_TEXT - CUT.length) + CUT;
  return `<c t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(whole)}</t></is></c>`;
}
