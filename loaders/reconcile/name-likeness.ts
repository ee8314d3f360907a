import { editDistance } from '../../graph/model/edit-distance.ts';
import { foldText } from '../../graph/model/text.ts';
import { sharedWords } from './shared-words.ts';

/** Words that nearly every name of its kind has, folded, and that tell no two apart. */
const PLAIN = new Set(
  (
    'the of and for in at de la le les du des del da do dos el los et y en branch office local unit comite committee ' +
    'filial sede seccional red cross crescent croix rouge croissant cruz roja media luna society'
  ).split(' '),
);

/**
 * How alike two names are, 0 to 1: the greater of the share of letters that need no change (in folded words, sorted, without those
 * that every name has) and the share of the longer's words that the other has. `Adama town` and `Adama`: 0.5.
 */
export function nameLikeness(a: string, b: string): number {
  const [left, right] = [tellingName(a), tellingName(b)];
  if (left === '' || right === '') return foldText(a) !== '' && foldText(a) === foldText(b) ? 1 : 0;
  const longest = Math.max(left.length, right.length);
  const letters = 1 - editDistance(left, right, longest) / longest;
  return Math.round(Math.max(letters, sharedWords(left, right)) * 100) / 100;
}

/** Folded, its words sorted, without those that nearly every name has. */
export function tellingName(name: string): string {
  return foldText(name)
    .split(' ')
    .filter((word) => !PLAIN.has(word))
    .toSorted()
    .join(' ');
}
