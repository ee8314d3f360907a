import type { PairQuestion, Question, WordKind } from '../../graph/review/question.ts';

const WORDS: Readonly<Record<WordKind, string>> = {
  country: 'country',
  society: 'National Society',
  place: 'stop',
  activity: 'service type',
};

/** A question as a sentence: `Is Branch b:1 (Mekele Branch) of b the same as a:7 (Mekelle) of a? 0.4 km apart, names 0.86 alike.` */
export function questionText(question: Question): string {
  if (question.about === 'pair') return pairText(question);
  const { word, text, source, rows, candidates } = question;
  const near = candidates.length === 0 ? '' : ` Nearest: ${candidates.join(', ')}.`;
  return `Which ${WORDS[word]} does ${JSON.stringify(text)} mean in ${source} (${rows} ${rows === 1 ? 'row' : 'rows'})?${near}`;
}

function pairText({ kind, code, name, source, other, otherName, otherSource, km, likeness }: PairQuestion) {
  const called = (label: string | null) => (label === null ? '' : ` (${label})`);
  const told = [
    km === null ? null : `${km.toFixed(1)} km apart`,
    likeness === null ? null : `names ${likeness} alike`,
  ].filter((part) => part !== null);
  const how = told.length === 0 ? ' Of one provider, type and area.' : ` ${capital(told.join(', '))}.`;
  return `Is ${kind} ${code}${called(name)} of ${source} the same as ${other}${called(otherName)} of ${otherSource}?${how}`;
}

const capital = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`;
