import type { KindName } from '../../model/kinds.ts';
import { ownerFields } from '../../model/owners.ts';
import { type Dependence, placingField } from './audience-fields.ts';
import type { AudienceRows, StoredVersion } from './audience-rows.ts';
import { widest } from './known-versions.ts';

/**
 * Adds to `moved` the codes of a kind, written or ended by this load, that other facts must look at again: who reads
 * them, who owns them, what kind of provider or in which country they are may be other than before. Rather too many than too few: who
 * looks again finds what is.
 */
export async function addChangedCodes(
  moved: Set<string>,
  kind: KindName,
  by: readonly Dependence[],
  rows: AudienceRows,
  changed: ReadonlyMap<KindName, ReadonlySet<string>>,
): Promise<void> {
  const owned = ownerFields(kind);
  const placing = placingField(kind);
  for await (const codes of rows.touched(kind, by)) {
    const versions = Map.groupBy(await rows.stated(kind, codes), ({ fact }) => fact.code);
    for (const code of codes) {
      const ofCode = versions.get(code) ?? [];
      const before = ofCode.filter(({ written }) => !written);
      const after = ofCode.filter(({ current }) => current);
      if (faceOf(before) !== faceOf(after) || ofCode.some(hasOtherOwners)) moved.add(code);
    }
  }

  /** What others take from a code. Committed versions whose audience changes are in `moved` already. */
  function faceOf(versions: readonly StoredVersion[]): string {
    const taken = versions.map(({ fact }) =>
      JSON.stringify([...owned.map(({ field }) => fact[field]), placing === null ? null : fact[placing]]),
    );
    const audience = widest(versions.map((version) => version.audience));
    return [audience, ...new Set(taken.toSorted())].join('\n');
  }

  /** It takes its owners from a fact that changed. */
  function hasOtherOwners({ fact }: StoredVersion): boolean {
    return owned.some(
      ({ field, through }) => through !== null && changed.get(through)?.has(String(fact[field])) === true,
    );
  }
}
