const OTHERS = /[\u0660-\u0669\u06F0-\u06F9\u066B\u066C\u060C\u061B\uFF10-\uFF19]/u;
const EACH = new RegExp(OTHERS.source, 'gu');
/** Decimal and thousands separators, comma and semicolon of Arabic. */
const MARKS: Readonly<Record<string, string>> = {
  '\u066B': '.',
  '\u066C': ',',
  '\u060C': ',',
  '\u061B': ';',
};

/** Arabic-Indic, Persian and full-width digits with their marks, as ASCII: `asciiDigits('٣٨٫٧٤')` is '38.74'. */
export function asciiDigits(text: string): string {
  if (!OTHERS.test(text)) return text;
  return text.replaceAll(EACH, (one) => {
    const code = one.codePointAt(0)!;
    if (code >= 0xff10) return String(code - 0xff10);
    return MARKS[one] ?? String(code >= 0x06f0 ? code - 0x06f0 : code - 0x0660);
  });
}
