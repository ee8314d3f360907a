/** Cypher by which a commit settles who reads what it wrote, and what rests on that. They need `$pending` and `$current`. */
import { COVERED_FIELDS } from '../../model/covers.ts';
import type { KindName } from '../../model/kinds.ts';
import { type Dependence, readFields } from '../audience/audience-fields.ts';
import { referenceOf } from './names.ts';

const row = (fields: readonly string[]) =>
  `n.audience AS audience, n.since AS since, n.until AS until, [${fields.map((field) => `n.${field}`).join(', ')}] AS fact`;
const committed = (version: string) => `${version}.until = $current AND ${version}.since < $pending`;

/** Pages are by code: all sources of a code must be in one. */
const pageByCode = (kind: KindName) =>
  `RETURN n.code AS code, ${row(readFields(kind))} ORDER BY code LIMIT $batch`;

export const written = (kind: KindName) =>
  `MATCH (i:${kind})<-[:VERSION_OF]-(n) WHERE i.identity > $after AND n.since = $pending AND n.until = $current ` +
  `WITH n, i ORDER BY i.identity LIMIT $batch RETURN n.code AS code, ${row(readFields(kind))}`;

/** `$rows`: code, source and audience each, of current versions. */
export const setAudiences = (kind: KindName) =>
  `UNWIND $rows AS row MATCH (n:${kind} {code: row[0], source: row[1], until: $current}) SET n.audience = row[2]`;

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

/** Codes that this load wrote or ended and that a committed fact of `by` names. */
export function touched(kind: KindName, by: readonly Dependence[]): string {
  const of = (revision: 'since' | 'until') => `${ofThisLoad(revision, kind)} RETURN n.code AS code`;
  const ways = by.map((one) => {
    const reference = referenceOf(one.kind, one.field);
    // Sources have no relationships: each is looked at.
    if (reference === undefined) return 'true';
    return `EXISTS { MATCH (i)<-[:${reference.relationship}]-(d:${one.kind}) WHERE ${committed('d')} }`;
  });
  return (
    `CALL () { ${of('since')} UNION ${of('until')} } WITH DISTINCT code ` +
    `MATCH (i:${kind} {identity: code}) WHERE ${[...new Set(ways)].join(' OR ') || 'false'} RETURN code`
  );
}

const hidden = `n.until = $current AND n.audience <> 'public' RETURN DISTINCT n.audience AS audience, [${COVERED_FIELDS.map((field) => `n.${field}`).join(', ')}] AS fact`;
export const hiddenWritten = `${ofThisLoad('since', 'Service')} AND n.country IS NOT NULL AND ${hidden}`;
export const hiddenCurrent = `MATCH (n:Service) WHERE n.country IN $countries AND NOT n.code IN $except AND ${hidden}`;
