import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { indicatorLevels, type LevelMembers } from '../../graph/analysis/indicator-levels.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { makeFact } from '../oracle/world.ts';

const NAME = 'Needs assessment';
let number = 0;
function value(society: string | null, more: Record<string, unknown> = {}): Fact<'Indicator'> {
  return makeFact('Indicator', {
    code: `indicator-${number++}`,
    name: NAME,
    level: 'NATIONAL',
    nationalSociety: society,
    unit: 'yes/no',
    asOf: '2026-01-01',
    ...more,
  });
}
const all = (...societies: string[]): LevelMembers => ({ level: 'GLOBAL', of: null, societies });
const target = (percent: number | null, more: Record<string, unknown> = {}) =>
  value(null, { level: 'GLOBAL', unit: '%', target: percent, ...more });
const FIVE = all('a', 'b', 'c', 'd', 'e');
const THREE = [value('a', { value: 1 }), value('b', { value: 1 }), value('c', { value: 0 })];

test('the worked example of decision 22', () => {
  const [level] = indicatorLevels([...THREE, target(75)], [FIVE]);
  expect(level).toMatchObject({
    reached: ['a', 'b'],
    notReached: ['c'],
    unknown: [
      { society: 'd', reason: 'NOT_STATED' },
      { society: 'e', reason: 'NOT_STATED' },
    ],
    reachedShareAtLeast: 0.4,
    reachedShareAtMost: 0.8,
    targetShare: 0.75,
    targetReached: null,
  });
  const [missed] = indicatorLevels([...THREE, value('d', { value: 0 }), target(75)], [FIVE]);
  expect(missed).toMatchObject({ reachedShareAtMost: 0.6, targetReached: false });
  const [reached] = indicatorLevels([...THREE, target(40)], [FIVE]);
  expect(reached!.targetReached).toBe(true);
});

test.each([
  ['NOT_STATED', []],
  ['NOT_MEASURED', [value('a', { value: null, target: 1 })]],
  ['NO_TARGET', [value('a', { value: 7, unit: 'branches' })]],
  ['SOURCES_DISAGREE', [value('a', { value: 1 }), value('a', { value: 0 })]],
])('%s is neither reached nor missed', (reason, values) => {
  expect(indicatorLevels(values, [all('a')])).toMatchObject([
    {
      reached: [],
      notReached: [],
      unknown: [{ society: 'a', reason }],
      reachedShareAtLeast: 0,
      reachedShareAtMost: 1,
    },
  ]);
});

test('the newest word counts, and one without a day is the oldest', () => {
  const newer = value('a', { value: 0, asOf: '2026-06-01' });
  const undated = value('a', { value: 1, asOf: null });
  for (const values of [
    [value('a', { value: 1 }), newer, undated],
    [newer, undated, value('a', { value: 1 })],
  ])
    expect(indicatorLevels(values, [all('a')])).toMatchObject([
      { notReached: ['a'], oldestAsOf: '2026-06-01' },
    ]);
  expect(indicatorLevels([undated], [all('a')])).toMatchObject([{ reached: ['a'], oldestAsOf: null }]);
});

test('a level without Societies has no share, and a region is not told what is stated of another', () => {
  const regional = value(null, { level: 'REGIONAL', unit: '%', target: 50 });
  const region: LevelMembers = { level: 'REGIONAL', of: 'AFRICA', societies: [] };
  expect(indicatorLevels([regional, target(50)], [region])).toMatchObject([
    {
      reachedShareAtLeast: null,
      reachedShareAtMost: null,
      stated: null,
      targetShare: null,
      targetReached: null,
    },
  ]);
});

test('what comes to be known narrows both shares, and what was decided stays so', () => {
  const societies = ['a', 'b', 'c', 'd', 'e', 'f'];
  const words = fc.array(fc.constantFrom<0 | 1 | null>(0, 1, null), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 100 }), (known, later, percent) => {
      const told = (of: readonly (0 | 1 | null)[]) =>
        of.flatMap((word, i) => (word === null ? [] : [value(societies[i]!, { value: word })]));
      const whole: (0 | 1 | null)[] = known.map((word, i) => word ?? later[i]!);
      const [before] = indicatorLevels([...told(known), target(percent)], [all(...societies)]);
      const [after] = indicatorLevels([...told(whole), target(percent)], [all(...societies)]);
      expect(after!.reachedShareAtLeast!).toBeGreaterThanOrEqual(before!.reachedShareAtLeast!);
      expect(after!.reachedShareAtMost!).toBeLessThanOrEqual(before!.reachedShareAtMost!);
      if (before!.targetReached !== null) expect(after!.targetReached).toBe(before!.targetReached);
      const yes = whole.filter((word) => word === 1).length / 6;
      if (whole.every((word) => word !== null)) expect(after!.targetReached).toBe(yes >= percent / 100);
      expect(after!.reached.length + after!.notReached.length + after!.unknown.length).toBe(6);
    }),
  );
});
