import type { Mappings } from '../mappings.ts';
import type { Row } from '../formats/row.ts';
import { parts } from './parts.ts';
import { words } from './columns.ts';

/** A question of the tool with what was ticked: `{ label: 'Nationality', answers: ['Syrians only'] }`. */
export interface Answered {
  /** As the file puts it, without its number. */
  readonly label: string;
  readonly answers: readonly string[];
}

/** `10. Referral Method.RAIS`: a question, perhaps numbered, and one of its answers as a key. */
const QUESTION_AND_ANSWER = /^((?:[A-Z]?\d+\s*[.)-]\s*)?[^.]+)\.(.+)$/su;
/** A longer one is no question of a form. */
const LONGEST_KEY = 2_000;
const NUMBER = /^[A-Z]?\d+\s*[.)-]\s*/u;
const NO = /^(?:0+(?:\.0+)?|false|no)$/iu;

/**
 * Which keys of the tool's records hold which field, by seeds/mappings/services-advisor-questions.csv. Its numbers and
 * languages differ from country to country, its words hardly. Answers are keys (`{ "Syrians only": true }`), a text or a list.
 */
export function advisorColumns(mappings: Mappings) {
  const keys = new Map<string, { field: string; label: string; answer: string | null } | null>();

  function keyOf(key: string) {
    let known = keys.get(key);
    if (known === undefined) keys.set(key, (known = read(key)));
    return known;
  }

  function read(key: string) {
    const whole = fieldOf(key);
    if (whole !== null) return { field: whole, label: labelOf(key), answer: null };
    const parts = key.length > LONGEST_KEY ? null : QUESTION_AND_ANSWER.exec(key);
    const [, question = '', answer = ''] = parts ?? [];
    const field = question === '' ? null : fieldOf(question);
    return field === null ? null : { field, label: labelOf(question), answer };
  }

  const fieldOf = (text: string): string | null =>
    text.replace(NUMBER, '').includes('.')
      ? null
      : (mappings.match('services-advisor-questions', { words: words(labelOf(text)) })?.['field'] ?? null);

  return {
    fieldOfKey: (key: string): string | null => keyOf(key)?.field ?? null,
    /** What a record says, by field. */
    read(row: Row): ReadonlyMap<string, Answered> {
      const answered = new Map<string, { label: string; answers: string[] }>();
      for (const [key, text] of Object.entries(row.cells)) {
        const known = text === '' ? null : keyOf(key);
        if (known === null || known === undefined) continue;
        if (known.answer !== null && NO.test(text)) continue;
        const entry = answered.get(known.field) ?? { label: known.label, answers: [] };
        entry.answers.push(...(known.answer === null ? parts(text) : [known.answer.trim()]));
        answered.set(known.field, entry);
      }
      return answered;
    },
  };
}

const labelOf = (question: string) => question.trim().replace(NUMBER, '').replaceAll(/\s+/gu, ' ');
