import { VISIBILITIES, type Visibility } from '../../model/closed-lists.ts';
import { narrowest } from '../../model/default-visibility.ts';
import type { KindName } from '../../model/kinds.ts';
import { ownerFields } from '../../model/owners.ts';
import type { AudienceRows, StewardsWord } from './audience-rows.ts';

/** How wide all versions of a fact may be at most: the narrowest of what stewards state of it. Public without their word. */
export type Holds = ReadonlyMap<string, Visibility>;

/** Whether the facts of a kind belong to Societies, so that their stewards have a say. */
export const isOwnedKind = (kind: KindName): boolean => ownerFields(kind).length > 0;

export function holdsOf(words: Iterable<StewardsWord>): Holds {
  const holds = new Map<string, Visibility>();
  for (const { code, visibility } of words) {
    holds.set(code, narrowest([visibility, holds.get(code) ?? VISIBILITIES[0]]));
  }
  return holds;
}

/** What is held of these codes. */
export async function readHolds(
  rows: AudienceRows,
  kind: KindName,
  codes: readonly string[],
): Promise<Holds> {
  if (!isOwnedKind(kind) || codes.length === 0) return new Map();
  return holdsOf(await rows.stewardsWords(kind, [...new Set(codes)]));
}
