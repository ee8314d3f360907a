import type { FrameKey } from '../frame/frame-words.ts';

/** Everything that can stand in a mark: of a cell, a stretch or a handover. WITHHELD is UNKNOWN with that reason. */
export const STATUSES = [
  'SERVED',
  'CONDITIONAL',
  'PLANNED',
  'ABSENT',
  'UNKNOWN',
  'WITHHELD',
  'NOT_EXPECTED',
  'IN_CARE',
  'WITHOUT_CARE',
  'LINKED',
  'UNLINKED',
  'ONE_SIDED',
] as const satisfies readonly FrameKey[];

export type Status = (typeof STATUSES)[number];

/** Which of the few looks a status has. A look differs from the others in colour, in shape, and in texture. */
export type Look = 'good' | 'partly' | 'planned' | 'bad' | 'broken' | 'unknown' | 'withheld' | 'none';

export const LOOKS: Readonly<Record<Status, Look>> = {
  SERVED: 'good',
  IN_CARE: 'good',
  LINKED: 'good',
  CONDITIONAL: 'partly',
  ONE_SIDED: 'partly',
  PLANNED: 'planned',
  ABSENT: 'bad',
  WITHOUT_CARE: 'bad',
  UNLINKED: 'broken',
  UNKNOWN: 'unknown',
  WITHHELD: 'withheld',
  NOT_EXPECTED: 'none',
};

/** As an answer tells it. */
export const cellStatus = (status: Exclude<Status, 'WITHHELD'>, reason: string | null): Status =>
  status === 'UNKNOWN' && reason === 'WITHHELD' ? 'WITHHELD' : status;
