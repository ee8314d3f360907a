/** Cypher predicates of every read; they need `readingParameters`. */
import { readableBy } from './readable-by.ts';

/** The version held at the revision and the viewer may read it. False for identity nodes, which have no `until`. */
export function readable(version: string): string {
  return `${version}.since <= $revision AND ${version}.until > $revision AND ${readableBy(version)}`;
}

/**
 * Readable, and of all sources' readable versions of the fact the one with the greatest precedence.
 * Cheap, because the other versions are neighbours of the same identity node.
 */
export function shown(version: string): string {
  const other = `${version}Other`;
  return (
    `${readable(version)} AND NOT EXISTS { MATCH (${version})-[:VERSION_OF]->()<-[:VERSION_OF]-(${other}) ` +
    `WHERE ${other}.precedence > ${version}.precedence AND ${readable(other)} }`
  );
}
