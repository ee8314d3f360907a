import type { Rejection } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import type { Row } from '../formats/row.ts';
import { rejected } from './outcome.ts';
import type { PopulationColumns } from './population-columns.ts';

interface Counted {
  /** What tells this row from others of its pair and year. */
  readonly key: string;
  /** Definition, part of the code and words of a measure in such a row. */
  as(definition: string): {
    readonly definition: string;
    readonly part: string;
    readonly words: string | null;
  };
}

const PARTS = ['procedure', 'applicationType', 'level'] as const;

/**
 * What an asylum row counts: cases are not persons, and whoever appeals or applies again was counted before. Each
 * combination that the source writes stays a figure of its own, with the source's codes.
 */
export function makeCounted({ about }: PopulationColumns, mappings: Mappings) {
  const headers = [...PARTS, 'unit'].flatMap((field) => about.all(field).slice(0, 1));
  const meaning = (list: string, words: string) =>
    mappings.match('population-words', { list, words })?.['meaning'] ?? null;
  const cached = new Map<string, Counted | { outcome: 'rejected'; rejection: Rejection }>();

  function read(row: Row): Counted | { outcome: 'rejected'; rejection: Rejection } {
    const unitText = about.text(row, 'unit');
    const unit = about.has('unit') ? meaning('unit', unitText) : 'PERSONS';
    if (unit === null)
      return rejected(about.all('unit')[0]!, unitText, 'Is neither persons nor cases.', 'P or C.');
    const typeText = about.text(row, 'applicationType');
    const type = about.has('applicationType') ? meaning('applicationType', typeText) : 'NEW';
    if (type === null)
      return rejected(
        about.all('applicationType')[0]!,
        typeText,
        'Is no kind of application that we know.',
        'N (new), R (repeated), NR, A (on appeal), RA, J (judicial).',
      );
    const said = PARTS.filter((field) => about.text(row, field) !== '');
    const part = said.map((field) => about.text(row, field)).join(' ');
    const words = said.map((field) => `${about.all(field)[0]} ${about.text(row, field)}`).join(', ');
    return {
      key: `${part} ${unit}`,
      as(definition) {
        const decided = definition.startsWith('DECISIONS_');
        const asked = definition === 'APPLICATIONS';
        if (!decided && !asked) return { definition, part: '', words: null };
        if (unit === 'CASES' && decided)
          return {
            definition: 'DECISION_CASES',
            part: `${definition} ${part}`,
            words: [definition.replace('DECISIONS_', '').toLowerCase(), words].filter(Boolean).join(', '),
          };
        const named =
          unit === 'CASES'
            ? 'APPLICATION_CASES'
            : asked && type === 'OTHER'
              ? 'OTHER_APPLICATIONS'
              : definition;
        return { definition: named, part, words: words === '' ? null : words };
      },
    };
  }

  function countedOf(row: Row) {
    const key = headers.map((header) => row.cells[header] ?? '').join('\n');
    let counted = cached.get(key);
    if (counted === undefined) cached.set(key, (counted = read(row)));
    return counted;
  }
  countedOf.headers = headers;
  return countedOf;
}
