/**
 * Every Cypher statement of the store but those of records.ts and changes.ts. Labels, relationship types and property names come from the model
 * (names.ts checks them), values by parameters alone.
 *
 * A version: `(:Stop:Fact {code, source, since, until, hash, precedence, audience, …fields})-[:VERSION_OF]->(:Stop:Identity {code, identity})`;
 * the relationships of its fields run from the version to the identities of what it names. `identity` repeats the code on
 * identity nodes alone, so that a uniqueness constraint on it leaves versions out, without a second label for each kind.
 */
import { allFields } from '../../model/kind.ts';
import { type KindName, KIND_NAMES, kindOf } from '../../model/kinds.ts';
import type { Condition } from '../../store.ts';
import { candidates, predicate, searchWords } from './conditions.ts';
import { fieldOf, hasPoint, indexName, isIndexedValue, referenceOf, referencesOf } from './names.ts';
import type { AddParameter } from './parameters.ts';
import { RECORD_CONSTRAINT } from './records.ts';
import { readable, shown } from './shown.ts';
import { TOUCHED_CONSTRAINT } from './touched.ts';

// ── schema ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Each may be repeated. Community Edition: no node keys, no existence constraints. */
export function schemaStatements(): string[] {
  return [
    'CREATE CONSTRAINT meta_name IF NOT EXISTS FOR (n:Meta) REQUIRE n.name IS UNIQUE',
    'CREATE CONSTRAINT migration_version IF NOT EXISTS FOR (n:Migration) REQUIRE n.version IS UNIQUE',
    'CREATE CONSTRAINT load_number IF NOT EXISTS FOR (n:Load) REQUIRE n.number IS UNIQUE',
    RECORD_CONSTRAINT,
    TOUCHED_CONSTRAINT,
    'CREATE CONSTRAINT load_token IF NOT EXISTS FOR (n:Load) REQUIRE n.token IS UNIQUE',
    // For the sweep of an abandoned load. Reads never name the label Fact, so the planner cannot take these for them.
    'CREATE INDEX fact_since IF NOT EXISTS FOR (n:Fact) ON (n.since)',
    'CREATE INDEX fact_until IF NOT EXISTS FOR (n:Fact) ON (n.until)',
    ...KIND_NAMES.flatMap(schemaOfKind),
  ];
}

function schemaOfKind(kind: KindName): string[] {
  const { indexed, searched } = kindOf(kind);
  const unique = (purpose: string, properties: string) =>
    `CREATE CONSTRAINT ${indexName(kind, purpose)} IF NOT EXISTS FOR (n:${kind}) REQUIRE (${properties}) IS UNIQUE`;
  const statements = [
    unique('identity', 'n.identity'),
    unique('since', 'n.code, n.source, n.since'),
    unique('until', 'n.code, n.source, n.until'),
  ];
  for (const field of indexed.filter((each) => isIndexedValue(kind, each))) {
    const name = indexName(kind, `by_${field}`);
    statements.push(`CREATE INDEX ${name} IF NOT EXISTS FOR (n:${kind}) ON (n.${field})`);
  }
  if (hasPoint(kind)) {
    const name = indexName(kind, 'location');
    statements.push(`CREATE POINT INDEX ${name} IF NOT EXISTS FOR (n:${kind}) ON (n.location)`);
  }
  if (searched.length > 0) {
    // The text is folded already; this analyzer only splits it, and drops no stop words.
    const options = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}";
    const name = indexName(kind, 'text');
    statements.push(
      `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:${kind}) ON EACH [n.folded] ${options}`,
    );
  }
  return statements;
}

/** A version without an audience: made before there were any. */
export const unreleased = 'MATCH (n:Fact) WITH n LIMIT 1 WHERE n.audience IS NULL RETURN n.code AS code';
export const awaitIndexes = 'CALL db.awaitIndexes(300)';
export const lastMigration =
  'MATCH (m:Migration) RETURN m.version AS version, m.schema AS schema ORDER BY m.version DESC LIMIT 1';
export const recordMigration =
  'MERGE (m:Migration {version: $version}) SET m.name = $name, m.schema = $schema, m.at = toString(datetime.realtime())';
export const createMeta = "MERGE (m:Meta {name: 'graph'}) ON CREATE SET m.revision = 0, m.loads = 0";

// ── lease and loads ─────────────────────────────────────────────────────────────────────────────────────────────────

export const revision = "MATCH (m:Meta {name: 'graph'}) RETURN m.revision AS revision";

/** Writing `lock` takes the node's write lock before its token is read, so that two loads cannot both see it free. */
const lockMeta =
  "MATCH (m:Meta {name: 'graph'}) SET m.lock = true WITH m, datetime.realtime().epochMillis AS now";

export const takeLease =
  `${lockMeta} WHERE m.token IS NULL OR abs(now - m.beat) > $abandonedAfterMs ` +
  'SET m.token = $token, m.beat = now RETURN m.revision AS revision';
export const renewLease = `${lockMeta} WHERE m.token = $token SET m.beat = now RETURN now`;
export const releaseLease = `${lockMeta} WHERE m.token = $token REMOVE m.token, m.beat RETURN now`;

export const publish =
  "MATCH (m:Meta {name: 'graph'}) SET m.revision = $revision, m.loads = m.loads + 1 REMOVE m.token, m.beat " +
  'CREATE (:Load {number: m.loads, token: $token, revision: $revision, at: $at, actor: $actor, format: $format, ' +
  'source: $source, files: $files, summary: $summary})';
/** The revision of a load that was published, though its answer was lost on the way. */
export const published = 'MATCH (l:Load {token: $token}) RETURN l.revision AS revision';
export const listLoads =
  'MATCH (l:Load) WHERE l.number < $before WITH l ORDER BY l.number DESC LIMIT $first ' +
  'RETURN l {id: l.number, .revision, .at, .actor, .format, .source, .files, .summary} AS load';

/** Deletes at most $batch versions that no commit published, and identities that only they gave a meaning. */
export const sweepWritten =
  'MATCH (n:Fact) WHERE n.since > $revision WITH n LIMIT $batch ' +
  'CALL (n) { MATCH (n)-->(i:Identity) RETURN collect(i) AS named } DETACH DELETE n ' +
  'WITH collect(named) AS lists WITH lists, size(lists) AS swept ' +
  'CALL (lists) { UNWIND lists AS list UNWIND list AS i WITH DISTINCT i WHERE NOT EXISTS { (i)--() } DELETE i } ' +
  'RETURN swept';
/** Reopens at most $batch versions that were ended and not published. */
export const sweepEnded =
  'MATCH (n:Fact) WHERE n.until > $revision AND n.until < $current WITH n LIMIT $batch ' +
  'SET n.until = $current RETURN count(n) AS swept';

// ── writes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `$keys`: `[code, source]` each. What is current, with its hash and since, in the order of the keys. */
export const currentVersions = (kind: KindName) =>
  `UNWIND $keys AS key OPTIONAL MATCH (n:${kind} {code: key[0], source: key[1], until: $current}) ` +
  'RETURN n.hash AS hash, n.since AS since';
export const endVersions = (kind: KindName) =>
  `UNWIND $keys AS key MATCH (n:${kind} {code: key[0], source: key[1], until: $current}) SET n.until = $pending`;
/** Versions that this load wrote itself. */
export const dropVersions = (kind: KindName) =>
  `UNWIND $keys AS key MATCH (n:${kind} {code: key[0], source: key[1], since: $pending}) DETACH DELETE n`;
export const mergeIdentities = (kind: KindName) =>
  `UNWIND $codes AS code MERGE (i:${kind} {identity: code}) ON CREATE SET i:Identity, i.code = code`;

/** Columns of the rows that `createVersions` takes. */
export function rowColumns(kind: KindName): string[] {
  return [
    'hash',
    'precedence',
    'audience',
    'folded',
    'code',
    ...allFields(kindOf(kind)).map(([field]) => field),
  ];
}

/** One version of each of `$rows`, with its relationships. All identities must be there. */
export function createVersions(kind: KindName): string {
  const columns = rowColumns(kind);
  const cell = (column: string) => `row[${columns.indexOf(column)}]`;
  const properties = [
    'since: $pending',
    'until: $current',
    ...columns.map((column) => `${column}: ${cell(column)}`),
    ...(hasPoint(kind) ? [`location: point({latitude: ${cell('lat')}, longitude: ${cell('lon')}})`] : []),
  ];
  const relate = referencesOf(kind).map(({ field, relationship, target, many }) => {
    const codes = many ? `UNWIND ${cell(field)} AS code ` : '';
    const code = many ? 'code' : cell(field);
    return `WITH n, row CALL (n, row) { ${codes}MATCH (i:${target} {identity: ${code}}) CREATE (n)-[:${relationship}]->(i) }`;
  });
  return [
    `UNWIND $rows AS row MATCH (i:${kind} {identity: ${cell('code')}})`,
    `CREATE (n:${kind}:Fact {${properties.join(', ')}})-[:VERSION_OF]->(i)`,
    ...relate,
  ].join('\n');
}

export const sourcePriorities =
  'UNWIND $codes AS code MATCH (:Source {identity: code})<-[:VERSION_OF]-(n) WHERE n.until = $current ' +
  'WITH code, n ORDER BY n.precedence DESC RETURN code, head(collect(n.priority)) AS priority';
export const existing = (kind: KindName) =>
  `UNWIND $codes AS code MATCH (i:${kind} {identity: code}) ` +
  'WHERE EXISTS { MATCH (i)<-[:VERSION_OF]-(n) WHERE n.until = $current } RETURN code';
/** Codes of a source that were current before this load and still are, after a code. */
export const currentCodes = (kind: KindName) =>
  `MATCH (n:${kind}) WHERE n.code > $after AND n.source = $source AND n.until = $current AND n.since < $pending ` +
  'RETURN n.code AS code ORDER BY n.code LIMIT $batch';

// ── reads ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A version's values as a list in the order of `factColumns`, smaller on the wire than a map or a node. Read by their names: a
 * statement that spells thirty properties out takes twice the time to plan, and no less to run.
 */
const values = (kind: KindName, version: string) =>
  `[field IN ['${factColumns(kind).join("', '")}'] | ${version}[field]]`;

export function factColumns(kind: KindName): string[] {
  return ['code', ...allFields(kindOf(kind)).map(([field]) => field)];
}

export const get = (kind: KindName) =>
  `UNWIND $codes AS code MATCH (:${kind} {identity: code})<-[:VERSION_OF]-(n) WHERE ${shown('n')} ` +
  `RETURN ${values(kind, 'n')} AS fact`;
export const visibilities = (kind: KindName) =>
  `UNWIND $codes AS code MATCH (:${kind} {identity: code})<-[:VERSION_OF]-(n) WHERE ${shown('n')} ` +
  'RETURN code, n.audience AS audience';
export const versions = (kind: KindName) =>
  `MATCH (:${kind} {identity: $code})<-[:VERSION_OF]-(n) WHERE ${readable('n')} ` +
  `WITH n ORDER BY n.precedence DESC RETURN ${values(kind, 'n')} AS fact`;
export const sourcesOf = (kind: KindName) =>
  `UNWIND $codes AS code MATCH (:${kind} {identity: code})<-[:VERSION_OF]-(n) WHERE ${readable('n')} ` +
  'WITH code, n ORDER BY n.precedence DESC RETURN code, collect(n.source) AS sources';

/** The code with which a batch that begins after `$after` ends, shown or not; no row when fewer than `$batch` are left. */
export const scanBound = (kind: KindName) =>
  `MATCH (i:${kind}) WHERE i.identity > $after WITH i.identity AS code ORDER BY code SKIP $batch - 1 LIMIT 1 RETURN code`;
/** All shown facts after `$after`, in the order of their codes: to the end, or as far as `$upTo`. */
export const scan = (kind: KindName, toEnd: boolean) =>
  `MATCH (i:${kind})<-[:VERSION_OF]-(n) WHERE i.identity > $after ${toEnd ? '' : 'AND i.identity <= $upTo '}AND ${shown('n')} ` +
  `WITH n, i ORDER BY i.identity RETURN ${values(kind, 'n')} AS fact`;

const countOf = (kind: KindName) =>
  `MATCH (i:${kind}) WHERE i.identity > '' AND EXISTS { MATCH (i)<-[:VERSION_OF]-(n) WHERE ${readable('n')} }`;
export function counts(): string {
  const parts = KIND_NAMES.map((kind) => `CALL () { ${countOf(kind)} RETURN count(i) AS ${kind} }`);
  return `${parts.join('\n')}\nRETURN ${KIND_NAMES.join(', ')}`;
}

/** A page's facts after `$after`, and the total of all pages when it is `counted`. */
export function page(
  kind: KindName,
  where: readonly Condition[],
  counted: boolean,
  add: AddParameter,
): string {
  const rest = candidates(kind, 'n', where, add, '$after');
  const facts =
    `${rest.match} WHERE ${rest.where.join(' AND ')} ` +
    `WITH n ORDER BY ${rest.code} LIMIT $limit RETURN collect(${values(kind, 'n')}) AS facts`;
  if (!counted) return facts;
  const all = candidates(kind, 'n', where, add);
  const total =
    where.length === 0
      ? `${countOf(kind)} RETURN count(i) AS total`
      : `${all.match} WHERE ${all.where.join(' AND ')} RETURN count(n) AS total`;
  return `CALL () { ${total} }\nCALL () { ${facts} }\nRETURN total, facts`;
}

/** For each of `$calls`, the facts of its page after `call.after`; values of `where` are its own: see `itemAdder`. */
export function pages(kind: KindName, where: readonly Condition[], add: AddParameter): string {
  const rest = candidates(kind, 'n', where, add, 'call.after');
  return (
    `UNWIND $calls AS call CALL (call) { ${rest.match} WHERE ${rest.where.join(' AND ')} ` +
    `WITH n ORDER BY ${rest.code} LIMIT $limit RETURN collect(${values(kind, 'n')}) AS facts }\n` +
    'RETURN call.name AS name, facts'
  );
}

/** For each of `$keys`, the page of facts whose field has it. */
export function pagesBy(
  kind: KindName,
  field: string,
  where: readonly Condition[],
  counted: boolean,
  add: AddParameter,
): string {
  const having = `${havingKey(kind, field)} AND ${[shown('n'), ...where.map((part) => predicate(kind, 'n', part, add))].join(' AND ')}`;
  return (
    'UNWIND $keys AS key\n' +
    (counted ? `CALL (key) { ${having} RETURN count(n) AS total }\n` : '') +
    `CALL (key) { ${having} AND n.code > $after WITH n ORDER BY n.code LIMIT $limit ` +
    `RETURN collect(${values(kind, 'n')}) AS facts }\n` +
    `RETURN key, ${counted ? 'total, ' : ''}facts`
  );
}

/** Codes and points of the facts that fulfil all conditions but that `near` is only a box: the caller decides by great circle. */
export function points(kind: KindName, where: readonly Condition[], add: AddParameter): string {
  const { match, where: all } = candidates(kind, 'n', where, add);
  return `${match} WHERE ${all.join(' AND ')} RETURN n.code AS code, n.lat AS lat, n.lon AS lon`;
}

/** The same for each of `$keys`. */
export function pointsBy(
  kind: KindName,
  field: string,
  where: readonly Condition[],
  add: AddParameter,
): string {
  const all = [shown('n'), ...where.map((part) => predicate(kind, 'n', part, add))];
  return (
    `UNWIND $keys AS key ${havingKey(kind, field)} AND ${all.join(' AND ')} ` +
    'RETURN key, n.code AS code, n.lat AS lat, n.lon AS lon'
  );
}

function havingKey(kind: KindName, field: string): string {
  const { shape } = fieldOf(kind, field, 'text', 'texts');
  if (field === 'code') return `MATCH (i:${kind})<-[:VERSION_OF]-(n) WHERE i.identity = key`;
  const reference = referenceOf(kind, field);
  if (reference !== undefined && !isIndexedValue(kind, field)) {
    return `MATCH (i:${reference.target})<-[:${reference.relationship}]-(n:${kind}) WHERE i.identity = key`;
  }
  return `MATCH (n:${kind}) WHERE ${shape === 'texts' ? `key IN n.${field}` : `n.${field} = key`}`;
}

/** Facts of several kinds by the words of their texts: the first `$limit` of each kind, with the kind's place in the list. */
export function search(kinds: readonly KindName[], text: string, add: AddParameter): string {
  if (searchWords(text).length === 0) throw new Error('A search needs a word.');
  return kinds
    .map((kind, place) => {
      const { match, where } = candidates(kind, 'n', [{ test: 'text', folded: text }], add);
      return (
        `${match} WHERE ${where.join(' AND ')} WITH n ORDER BY n.code LIMIT $limit ` +
        `RETURN ${place} AS place, ${values(kind, 'n')} AS fact`
      );
    })
    .join('\nUNION ALL\n');
}
