import { mayPropose } from '../../graph/access/principal.ts';
import type { WritableKind } from '../../graph/changes/change.ts';
import { factVersion } from '../../graph/changes/fact-version.ts';
import type { Context } from '../context.ts';
import type { Entity, EntityKind } from '../entity.ts';
import { globalId } from '../global-id.ts';

/** Fields that every object of the graph has. */
export const entityFields = {
  id: ({ kindName, code }: Entity<EntityKind>) => globalId(kindName, code),
  sources: ({ kindName, code }: Entity<EntityKind>, _: unknown, { reads }: Context) =>
    reads.sourcesOf(kindName, code),
};

/** `version` and `visibility` of what people change one by one. */
export const writableFields = {
  visibility: ({ kindName, code }: Entity<WritableKind>, _: unknown, { reads }: Context) =>
    reads.visibilityOf(kindName, code),
  // For writers alone: it changes with what the reader may not read of the fact.
  version(fact: Entity<WritableKind>, _: unknown, { store, principal, doNotKeep }: Context) {
    // Two accounts with the same rights to read may differ in what they may write.
    doNotKeep();
    return mayPropose(principal) ? factVersion(store, fact.kindName, fact) : null;
  },
};

/** The point of a fact that may have none. */
export const pointOf = ({ lat, lon }: { lat: number | null; lon: number | null }) =>
  lat === null || lon === null ? null : { lat, lon };

/** `localNameOf('fr:Éthiopie')` is `{ language: 'fr', name: 'Éthiopie' }`. */
export function localNameOf(text: string): { language: string | null; name: string } {
  const match = /^([a-z]{2,3}):(.+)$/su.exec(text);
  return match ? { language: match[1]!, name: match[2]! } : { language: null, name: text };
}
