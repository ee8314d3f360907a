import { asciiDigits } from './ascii-digits.ts';
import { parseNumber } from './parse-number.ts';
import { type Parsed, parsed, refused } from './parsed.ts';

const DEGREES =
  /^(\d{1,3})\s*[°º]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?$/u;
const ACCEPTED = 'latitude −90 to 90 and longitude −180 to 180, in decimal degrees (WGS 84)';

/** `parseCoordinates('9.03', '38,74')` is { lat: 9.03, lon: 38.74 }. (0, 0), swapped and out of range are refused with what to do. */
export function parseCoordinates(latText: string, lonText: string): Parsed<{ lat: number; lon: number }> {
  if (latText === '' || lonText === '') {
    return refused(`has a ${latText === '' ? 'longitude' : 'latitude'} without the other`, ACCEPTED);
  }
  const lat = degrees(latText, 'N', 'S');
  const lon = degrees(lonText, 'E', 'W');
  if (lat === null || lon === null) {
    const wrong = JSON.stringify(lat === null ? latText : lonText);
    const swappedMarks = /[EWO]\s*$/iu.test(latText) || /[NS]\s*$/iu.test(lonText);
    return swappedMarks
      ? refused('has latitude and longitude swapped', `${ACCEPTED}: exchange the two columns`)
      : refused(`${wrong} is no number of degrees`, ACCEPTED);
  }
  if (lat === 0 && lon === 0) {
    return refused(
      'is (0, 0), a point in the Gulf of Guinea that stands for a missing one',
      'the real point, or both cells empty',
    );
  }
  if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90) {
    return refused(
      `has latitude and longitude swapped: there is no latitude ${lat}`,
      `${ACCEPTED}: exchange the two columns`,
    );
  }
  if (Math.abs(lat) > 90) return refused(`is out of range: latitude ${lat}`, ACCEPTED);
  if (Math.abs(lon) > 180) return refused(`is out of range: longitude ${lon}`, ACCEPTED);
  return parsed({ lat, lon });
}

function degrees(text: string, positive: string, negative: string): number | null {
  let word = asciiDigits(text).trim().toUpperCase().replace('O', 'W');
  const letter = word.at(-1)!;
  const marked = letter === positive || letter === negative;
  if (marked) word = word.slice(0, -1).trim();
  const parts = DEGREES.exec(word);
  const size = parts === null ? number(word) : number(parts[1]!)! + part(parts[2], 60) + part(parts[3], 3600);
  if (size === null) return null;
  return marked && letter === negative ? -Math.abs(size) : size;
}

function number(word: string): number | null {
  const value = parseNumber(word, { decimalComma: true });
  return value.ok ? value.value : null;
}

const part = (text: string | undefined, per: number) =>
  text === undefined ? 0 : Number(text.replace(',', '.')) / per;
