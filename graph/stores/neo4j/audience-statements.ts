/** Cypher by which a commit settles who reads what it wrote, and what rests on that. They need `$pending`, `$current` and `$reach`. */
import { COVERED_FIELDS } from '../../model/covers.ts';
import type { KindName } from '../../model/kinds.ts';
import { type Dependence, readFields } from '../audience/audience-fields.ts';
import { type LinkKind, TYPES_OF } from '../audience/link-kind.ts';
import { STEWARD_SOURCES } from '../../model/steward-sources.ts';
import { referenceOf } from './names.ts';

const row = (fields: readonly string[]) =>
  `n.audience AS audience, n.since AS since, n.until AS until, [${fields.map((field) => `n.${field}`).join(', ')}] AS fact`;
/** Committed before this load, and current or not past for long. */
const committed = (version: string) => `${version}.until > $reach AND ${version}.since < $pending`;
const ofStewards = (version: string) => `${version}.source STARTS WITH '${STEWARD_SOURCES}'`;

/** Pages are by code: all sources of a code must be in one. */
const pageByCode = (kind: KindName) =>
  `RETURN n.code AS code, ${row(readFields(kind))} ORDER BY code LIMIT $batch`;

export const written = (kind: KindName) =>
  `MATCH (i:${kind})<-[:VERSION_OF]-(n) WHERE i.identity > $after AND n.since = $pending AND n.until = $current ` +
  `WITH n, i ORDER BY i.identity LIMIT $batch RETURN n.code AS code, ${row(readFields(kind))}`;

/** `$rows`: code, source, since and audience each. */
export const setAudiences = (kind: KindName) =>
  `UNWIND $rows AS row MATCH (n:${kind} {code: row[0], source: row[1], since: row[2]}) SET n.audience = row[3]`;

export const stated = (kind: KindName) =>
  `UNWIND $codes AS code MATCH (:${kind} {identity: code})<-[:VERSION_OF]-(n) ` +
  `WHERE n.until = $current OR n.until = $pending RETURN ${row(readFields(kind))}`;

export function naming(kind: KindName, field: string): string {
  const reference = referenceOf(kind, field);
  if (reference === undefined) {
    // The field `source`, which has no relationship and no index: sources change seldom.
    return (
      `MATCH (i:${kind})<-[:VERSION_OF]-(n) WHERE i.identity > $after AND n.${field} IN $codes AND ${committed('n')} ` +
      `WITH n, i ORDER BY i.identity LIMIT $batch RETURN n.code AS code, ${row(readFields(kind))}`
    );
  }
  const { target, relationship } = reference;
  return (
    `UNWIND $codes AS named MATCH (:${target} {identity: named})<-[:${relationship}]-(n:${kind}) ` +
    `WHERE n.code > $after AND ${committed('n')} WITH DISTINCT n ${pageByCode(kind)}`
  );
}

/** By the index of revisions, then by `labels`: of `n:Stop` the planner would read all, to join the two. */
const ofThisLoad = (revision: 'since' | 'until', kind: KindName) =>
  `MATCH (n:Fact) USING INDEX n:Fact(${revision}) WHERE n.${revision} = $pending AND '${kind}' IN labels(n)`;

/** Codes that this load wrote or ended, one each. */
function writtenOrEnded(kind: KindName): string {
  const of = (revision: 'since' | 'until') => `${ofThisLoad(revision, kind)} RETURN n.code AS code`;
  return `CALL () { ${of('since')} UNION ${of('until')} } WITH DISTINCT code MATCH (i:${kind} {identity: code})`;
}

/** Of these, those of which a steward's version is current or was ended by this load. */
export const held = (kind: KindName) =>
  `${writtenOrEnded(kind)} WHERE EXISTS { MATCH (i)<-[:VERSION_OF]-(s) WHERE ${ofStewards('s')} ` +
  'AND (s.until = $current OR s.until = $pending) } RETURN code';

export const stewardsWords = (kind: KindName) =>
  `UNWIND $codes AS code MATCH (:${kind} {identity: code})<-[:VERSION_OF]-(s) ` +
  `WHERE ${ofStewards('s')} AND s.until = $current RETURN code, s.visibility AS visibility`;

/**
 * Of these, those that are stated still, and of which there is a past version whose audience no current one has; nor is one public.
 * What is current is chosen after the match: in it, a plan made while the graph was empty begins at all that is current, for each code.
 */
export const narrowed = (kind: KindName) =>
  `${writtenOrEnded(kind)} MATCH (i)<-[:VERSION_OF]-(now) ` +
  'WITH i, code, collect(CASE now.until WHEN $current THEN now.audience END) AS audiences ' +
  "WHERE size(audiences) > 0 AND NOT 'public' IN audiences " +
  'AND EXISTS { MATCH (i)<-[:VERSION_OF]-(old) WHERE old.until > $reach AND old.until < $current ' +
  'AND NOT old.audience IN audiences } RETURN code';

export const past = (kind: KindName) =>
  `UNWIND $codes AS code MATCH (:${kind} {identity: code})<-[:VERSION_OF]-(n) ` +
  `WHERE n.until > $reach AND n.until < $current RETURN ${row(readFields(kind))}`;

export const farthestPast =
  'MATCH (l:Load) WHERE l.number > 0 AND l.at < $before RETURN l.revision AS revision ORDER BY l.number DESC LIMIT 1';

/** Codes that this load wrote or ended and that a committed fact of `by` names. */
export function touched(kind: KindName, by: readonly Dependence[]): string {
  const ways = by.map((one) => {
    const reference = referenceOf(one.kind, one.field);
    // Sources have no relationships: each is looked at.
    if (reference === undefined) return 'true';
    return `EXISTS { MATCH (i)<-[:${reference.relationship}]-(d:${one.kind}) WHERE ${committed('d')} }`;
  });
  return `${writtenOrEnded(kind)} WHERE ${[...new Set(ways)].join(' OR ') || 'false'} RETURN code`;
}

const hidden = `n.until = $current AND n.audience <> 'public' RETURN DISTINCT n.audience AS audience, [${COVERED_FIELDS.map((field) => `n.${field}`).join(', ')}] AS fact`;
export const hiddenWritten = `${ofThisLoad('since', 'Service')} AND n.country IS NOT NULL AND ${hidden}`;
export const hiddenCurrent = `MATCH (n:Service) WHERE n.country IN $countries AND NOT n.code IN $except AND ${hidden}`;

/** Of a link: agreements are few, and may have a party that is hidden. */
const mayBeHidden = (kind: LinkKind) =>
  kind === 'Agreement' ? 'n.until = $current' : "n.until = $current AND n.audience <> 'public'";

export const linksWritten = (kind: LinkKind) =>
  `MATCH (i:${kind})<-[:VERSION_OF]-(n) WHERE i.identity > $after AND n.since = $pending AND ${mayBeHidden(kind)} ` +
  `WITH n, i ORDER BY i.identity LIMIT $batch RETURN n.code AS code, ${row(readFields(kind))}`;

/** `$codes`: of service types. */
export function linksOn(kind: LinkKind): string {
  const { relationship } = referenceOf(kind, TYPES_OF[kind])!;
  return (
    `UNWIND $codes AS named MATCH (:ServiceType {identity: named})<-[:${relationship}]-(n:${kind}) ` +
    `WHERE n.code > $after AND ${mayBeHidden(kind)} WITH DISTINCT n ${pageByCode(kind)}`
  );
}
