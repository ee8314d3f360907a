import { describe, expect, it } from 'vitest';
import { whyNoCall } from '../../../web/parts/why-no-call.ts';
import { whyEmpty } from '../../../web/pages/what-if/why-empty.ts';

describe('why a list is empty', () => {
  const calls = { lookedAt: 4, complete: 1, unknown: 3, kmUnknown: 20 };

  it('no call: nobody to call, nothing open, all have said so, or no one alone settles it', () => {
    expect(whyNoCall({ ...calls, lookedAt: 0, complete: 0 })).toBe('callsNobody');
    expect(whyNoCall({ ...calls, unknown: 0, kmUnknown: 0 })).toBe('callsNothingOpen');
    expect(whyNoCall({ ...calls, unknown: 0, kmUnknown: null })).toBe('callsNothingOpen');
    expect(whyNoCall({ ...calls, complete: 4 })).toBe('callsAllSaid');
    expect(whyNoCall(calls)).toBe('callsNotAlone');
  });

  it('nothing open is not said while km are unknown', () => {
    expect(whyNoCall({ ...calls, unknown: 0 })).not.toBe('callsNothingOpen');
  });

  const none = { conditional: 0, planned: 0, absent: 0 };
  const one = { ...none, planned: 1 };
  const whatIf = { before: one, after: one, turnedUnknown: [] };

  it('of a what-if: that nobody knows is not that care stays, and without a gap none can close or move', () => {
    expect(whyEmpty('opened', whatIf)).toBe('none_opened');
    expect(whyEmpty('opened', { ...whatIf, turnedUnknown: [{} as never] })).toBe('none_opened_unknown');
    expect(whyEmpty('closed', whatIf)).toBe('none_closed');
    expect(whyEmpty('closed', { ...whatIf, before: none })).toBe('none_closed_noGap');
    expect(whyEmpty('turnedUnknown', whatIf)).toBe('none_turnedUnknown');
    expect(whyEmpty('gapsMoved', whatIf)).toBe('none_gapsMoved');
    expect(whyEmpty('gapsMoved', { ...whatIf, after: none })).toBe('none_gapsMoved_noGap');
  });
});
