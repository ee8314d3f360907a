import type { Variables } from '../../documents/what-if.graphql';

/** As `ChangeInput` of the API: an object with one member. */
export type Change = Variables['changes'][number];

/** A change in the words of its parts, for whoever reads it. Null where the page has no words for it. */
export interface ChangeParts {
  readonly kind: 'closeService' | 'closeBranch' | 'closeCrossing' | 'closeLeg' | 'closeStop' | 'openService';
  /** Code of what closes, or of the stop where something opens. */
  readonly code: string;
  /** Code of the type that opens. Null: nothing opens. */
  readonly serviceType: string | null;
}

export function partsOf(change: Change): ChangeParts | null {
  const { closeService, closeBranch, closeCrossing, closeLeg, closeStop, openService } = change as Partial<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  const closed = (kind: ChangeParts['kind'], code: unknown): ChangeParts | null =>
    typeof code === 'string' ? { kind, code, serviceType: null } : null;
  if (closeService) return closed('closeService', closeService['code']);
  if (closeBranch) return closed('closeBranch', closeBranch['code']);
  if (closeCrossing) return closed('closeCrossing', closeCrossing['stop']);
  if (closeLeg) return closed('closeLeg', closeLeg['code']);
  if (closeStop) return closed('closeStop', closeStop['stop']);
  const [stop, serviceType] = [openService?.['stop'], openService?.['serviceType']];
  return typeof stop === 'string' && typeof serviceType === 'string'
    ? { kind: 'openService', code: stop, serviceType }
    : null;
}

/** As the address has them. Empty text: none is supposed. */
export const changesText = (changes: readonly Change[]): string =>
  changes.length === 0 ? '' : JSON.stringify(changes);

/** Null: the text is none that a page wrote. What the server does not take it refuses in its own words. */
export function changesOf(text: string): readonly Change[] | null {
  if (text === '') return [];
  try {
    const changes: unknown = JSON.parse(text);
    const sound =
      Array.isArray(changes) &&
      changes.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    return sound ? (changes as Change[]) : null;
  } catch {
    return null;
  }
}

const same = (one: Change, other: Change) => JSON.stringify(one) === JSON.stringify(other);

export const has = (changes: readonly Change[], change: Change): boolean =>
  changes.some((one) => same(one, change));

/** With the change, or without it where it was there. */
export const toggled = (changes: readonly Change[], change: Change): readonly Change[] =>
  has(changes, change) ? changes.filter((one) => !same(one, change)) : [...changes, change];
