import { describe, expect, it } from 'vitest';
import { parseCoordinates } from '../../../loaders/formats/parse-coordinates.ts';
import { parseDate } from '../../../loaders/formats/parse-date.ts';
import { parseNumber } from '../../../loaders/formats/parse-number.ts';

const ok = (value: unknown) => ({ ok: true, value });
const refused = (rule: string) => ({ ok: false, rule: expect.stringContaining(rule) });

describe('numbers', () => {
  it.each([
    ['1234.5', 1234.5],
    ['-0.5', -0.5],
    ['\u22125', -5],
    ['1,234,567', 1_234_567],
    ['1 234 567', 1_234_567],
    ['1\u202F234', 1234],
    ["1'234'567", 1_234_567],
    ['1.234.567', 1_234_567],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['12,5', 12.5],
    ['1e5', 100_000],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toEqual(ok(value));
  });

  it('a comma before three digits says nothing, unless the column is of whole numbers or its decimals have commas', () => {
    expect(parseNumber('1,234')).toMatchObject(refused('may be a number of thousands or one with decimals'));
    expect(parseNumber('1,234', { whole: true })).toEqual(ok(1234));
    expect(parseNumber('1,234', { decimalComma: true })).toEqual(ok(1.234));
  });

  it('25.000 people are 25 to a program and 25,000 to a person: refused', () => {
    expect(parseNumber('25.000', { whole: true })).toMatchObject(refused('may be'));
    expect(parseNumber('25.0', { whole: true })).toEqual(ok(25));
  });

  it.each(['', 'abc', '12 people', '1,23,4', '0x10', 'Infinity', '1,234,56'])('%j is refused', (text) => {
    expect(parseNumber(text).ok).toBe(false);
  });

  it('half a person is refused', () => {
    expect(parseNumber('2.5', { whole: true })).toMatchObject(refused('is not a whole number'));
  });
});

describe('dates', () => {
  it.each([
    ['2025-09-30', '2025-09-30'],
    ['2025/9/3', '2025-09-03'],
    ['20250903', '2025-09-03'],
    ['2025-09-30T12:00:00Z', '2025-09-30'],
    ['13/04/2025', '2025-04-13'],
    ['04/13/2025', '2025-04-13'],
    ['04/04/2025', '2025-04-04'],
    ['03.04.2025', '2025-04-03'],
    ['3 April 2025', '2025-04-03'],
    ['April 3rd, 2025', '2025-04-03'],
    ['3 avr. 2025', '2025-04-03'],
    ['3 de abril de 2025', '2025-04-03'],
    ['1er août 2025', '2025-08-01'],
    ['3-Apr-2025', '2025-04-03'],
    ['Sun, 01/02/2026 - 12:00', '2026-02-01'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text)).toEqual(ok(date));
  });

  it('03/04/2025 is an error, not a guess, and is read when the order is known', () => {
    expect(parseDate('03/04/2025')).toMatchObject(refused('may be 2025-04-03 or 2025-03-04'));
    expect(parseDate('03/04/2025', { order: 'DMY' })).toEqual(ok('2025-04-03'));
    expect(parseDate('03/04/2025', { order: 'MDY' })).toEqual(ok('2025-03-04'));
  });

  it('a weekday that fits neither order proves none', () => {
    expect(parseDate('Thu, 01/02/2026')).toMatchObject(refused('may be'));
  });

  it('31/02 is no date of the calendar', () => {
    expect(parseDate('31/02/2025')).toMatchObject(
      refused('2025-02-31 has no such day: the month has 28 days'),
    );
  });

  it('an Excel serial is a date only where a workbook says so', () => {
    expect(parseDate('45777', { excelSerial: true })).toEqual(ok('2025-04-30'));
    expect(parseDate('45777')).toMatchObject(refused('is not a date'));
  });

  it.each(['', '2025', '3/4/25', 'soon', '13/13/2025', '2025-13-01', '32 May 2025'])(
    '%j is refused',
    (text) => {
      expect(parseDate(text).ok).toBe(false);
    },
  );
});

describe('coordinates', () => {
  it.each([
    ['9.03', '38.74', 9.03, 38.74],
    ['9,03', '38,745', 9.03, 38.745],
    ['9.03 N', '38.74E', 9.03, 38.74],
    ['33.9 S', '70.6 W', -33.9, -70.6],
    ['9°01\'30"N', "38°44'E", 9.025, 38.733_333_333_333_334],
    ['0', '9.5', 0, 9.5],
  ])('%s, %s', (lat, lon, north, east) => {
    expect(parseCoordinates(lat, lon)).toEqual(ok({ lat: north, lon: east }));
  });

  it.each([
    ['0', '0', 'is (0, 0)'],
    ['138.7', '9.0', 'has latitude and longitude swapped'],
    ['38.7E', '9.0N', 'has latitude and longitude swapped'],
    ['95', '100', 'is out of range: latitude 95'],
    ['9', '181', 'is out of range: longitude 181'],
    ['', '38', 'has a longitude without the other'],
    ['9', '', 'has a latitude without the other'],
    ['north', '38', '"north" is no number of degrees'],
  ])('%j, %j: %s', (lat, lon, rule) => {
    expect(parseCoordinates(lat, lon)).toMatchObject(refused(rule));
  });
});
