import { badInput } from '../../graph/errors.ts';
import type { Condition } from '../../graph/store.ts';
import { foldText } from '../../graph/model/text.ts';

const MAX_LENGTH = 200;

/** Text to search by, folded: `foldedText('Côte')` is 'cote'. */
export function foldedText(text: string): string {
  const folded = text.length > MAX_LENGTH ? '' : foldText(text);
  if (folded === '') {
    throw badInput(
      'text',
      text.slice(0, MAX_LENGTH),
      `1 to ${MAX_LENGTH} characters with at least one letter or digit`,
    );
  }
  return folded;
}

/** The condition that names hold words that start with each word of a text; none when it was not asked. */
export function textCondition(text: string | null | undefined): Condition[] {
  return text === null || text === undefined ? [] : [{ test: 'text', folded: foldedText(text) }];
}
