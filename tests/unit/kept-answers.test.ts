import { describe, expect, it } from 'vitest';
import { keptAnswers } from '../../api/answers/kept-answers.ts';
import { WrittenData } from '../../api/answers/written-data.ts';

const answer = (text: string) => ({ data: new WrittenData({ text }), madeUp: [] });

/** Answers of a process that knows of revision 1. */
function kept(mostBytes: number) {
  const known = { newest: 1 };
  return { known, answers: keptAnswers(mostBytes, () => known.newest) };
}

describe('answers that are kept', () => {
  it('are there for their key, at the newest revision, and for no other', () => {
    const { answers } = kept(10_000);
    const one = answer('one');
    answers.keep('a', 1, one);
    expect(answers.find('a', 1)).toBe(one);
    expect(answers.find('b', 1)).toBeNull();
    expect(answers.find('a', 0)).toBeNull();
  });

  it('are forgotten with a new revision, for pages of the past too: a load may hide facts there', () => {
    const { answers, known } = kept(10_000);
    answers.keep('a', 1, answer('one'));
    known.newest = 2;
    expect(answers.find('a', 1)).toBeNull();
    expect(answers.find('a', 2)).toBeNull();
    // What was begun before and comes now is of the past.
    answers.keep('a', 1, answer('one'));
    expect(answers.find('a', 1)).toBeNull();
    known.newest = 1;
    expect(answers.find('a', 1)).toBeNull();
  });

  it('take no more memory than they may: those that were not asked for longest go first', () => {
    const { answers } = kept(100_000);
    const text = 'x'.repeat(4_500);
    for (let n = 0; n < 10; n++) answers.keep(String(n), 1, answer(text));
    expect(answers.find('0', 1)).not.toBeNull();
    for (let n = 10; n < 15; n++) answers.keep(String(n), 1, answer(text));
    expect(answers.find('0', 1)).not.toBeNull();
    const there = Array.from({ length: 15 }, (_, n) => answers.find(String(n), 1)).filter(
      (one) => one !== null,
    );
    // Two bytes for each character, and what is beside.
    expect(there).toHaveLength(10);
    answers.keep('large', 1, answer('x'.repeat(60_000)));
    expect(answers.find('large', 1)).toBeNull();
    expect(answers.find('14', 1)).not.toBeNull();
  });

  it('are none where no memory is given', () => {
    const { answers } = kept(0);
    answers.keep('a', 1, answer('one'));
    expect(answers.find('a', 1)).toBeNull();
  });
});
