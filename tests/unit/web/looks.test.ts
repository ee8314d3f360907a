import { describe, expect, it } from 'vitest';
import { LOOKS, type Status } from '../../../web/parts/status.ts';

describe('what stands in one legend is told apart by its look', () => {
  it.each<readonly Status[]>([
    ['SERVED', 'CONDITIONAL', 'PLANNED', 'ABSENT', 'UNKNOWN', 'WITHHELD', 'NOT_EXPECTED'],
    ['LINKED', 'UNLINKED', 'ONE_SIDED', 'ABSENT', 'UNKNOWN'],
    ['IN_CARE', 'WITHOUT_CARE', 'UNKNOWN', 'NOT_EXPECTED'],
  ])('%s, %s, %s, %s …', (...statuses) => {
    expect(new Set(statuses.map((status) => LOOKS[status])).size).toBe(statuses.length);
  });
});
