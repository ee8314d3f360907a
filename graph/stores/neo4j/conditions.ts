import { badInput } from '../../errors.ts';
import { boxAround } from '../../model/great-circle.ts';
import type { KindName } from '../../model/kinds.ts';
import { kindOf } from '../../model/kinds.ts';
import { foldText } from '../../model/text.ts';
import type { Condition } from '../../store.ts';
import { fieldOf, hasPoint, indexName, isIndexedValue, referenceOf } from './names.ts';
import type { AddParameter, Parameter } from './parameters.ts';
import { shown } from './shown.ts';

/** Longest token of Lucene's whitespace analyzer: a longer word is looked up by its start and then compared whole. */
const MAX_TOKEN = 255;

/** Where a read begins: clauses that bind each candidate version once, to be followed by WHERE and all of `where`. */
interface Candidates {
  match: string;
  where: string[];
  /** What to order by for the order of codes, so that an index that has it is used. */
  code: string;
}

/** Versions of `kind` that fulfil all conditions, found through the condition that an index serves best. */
export function candidates(
  kind: KindName,
  version: string,
  conditions: readonly Condition[],
  add: AddParameter,
  after = "''",
): Candidates {
  const ranked = conditions.map((condition) => ({ condition, rank: anchorRank(kind, condition) }));
  const best = ranked.toSorted((a, b) => b.rank - a.rank)[0];
  const anchor = best === undefined || best.rank === 0 ? null : best.condition;
  const rest = conditions.filter((condition) => condition !== anchor);
  const where = [shown(version), ...rest.map((condition) => predicate(kind, version, condition, add))];
  if (anchor === null) {
    // By identities in the order of their codes, so that a page reads no further than its end.
    const all = `MATCH (i:${kind})<-[:VERSION_OF]-(${version})`;
    return { match: all, where: [`i.identity > ${after}`, ...where], code: 'i.identity' };
  }
  if (after !== "''") where.push(`${version}.code > ${after}`);
  const { match, where: more } = anchored(kind, version, anchor, add);
  return { match, where: [...more, ...where], code: `${version}.code` };
}

/** How well an index serves the condition; 0: not at all. */
function anchorRank(kind: KindName, condition: Condition): number {
  switch (condition.test) {
    case 'in':
      if (condition.field === 'code') return 7;
      if (isIndexedValue(kind, condition.field)) return 4;
      return referenceOf(kind, condition.field) === undefined ? 0 : 3;
    case 'near':
      return 6;
    case 'text':
      return searchWords(condition.folded).length > 0 ? 5 : 0;
    case 'some':
      return 2;
    // 'is', 'validOn', 'freshOn'
    default:
      return 0;
  }
}

/** Candidates by one condition. */
function anchored(
  kind: KindName,
  version: string,
  condition: Condition,
  add: AddParameter,
): Pick<Candidates, 'match' | 'where'> {
  switch (condition.test) {
    case 'in': {
      if (condition.field === 'code') {
        const codes = add([...new Set(condition.values)]);
        return {
          match: `UNWIND ${codes} AS code MATCH (:${kind} {identity: code})<-[:VERSION_OF]-(${version})`,
          where: [],
        };
      }
      const reference = referenceOf(kind, condition.field);
      if (reference === undefined || isIndexedValue(kind, condition.field)) {
        // Conditions on other indexed fields are predicates of the same node: the planner takes the most selective index.
        return { match: `MATCH (${version}:${kind})`, where: [predicate(kind, version, condition, add)] };
      }
      const codes = add([...new Set(condition.values)]);
      const { target, relationship } = reference;
      return {
        match:
          `UNWIND ${codes} AS code MATCH (:${target} {identity: code})<-[:${relationship}]-(${version}:${kind}) ` +
          `WITH DISTINCT ${version}`,
        where: [],
      };
    }
    case 'near': {
      const match = `UNWIND ${add(boxesOf(kind, condition))} AS box MATCH (${version}:${kind})`;
      return { match, where: [inBox(version, 'box')] };
    }
    case 'text': {
      const words = searchWords(condition.folded).map((word) => `${word.slice(0, MAX_TOKEN)}*`);
      const where = [predicate(kind, version, condition, add)];
      const query = add(words.join(' AND '));
      const index = indexName(kind, 'text');
      return {
        match: `CALL db.index.fulltext.queryNodes('${index}', ${query}) YIELD node AS ${version}`,
        where,
      };
    }
    case 'some': {
      const some = `${version}Some`;
      const named = `${version}Named`;
      const { match, where } = candidates(condition.kind, some, condition.where, add);
      return {
        match:
          `${match} WHERE ${where.join(' AND ')} ` +
          `MATCH (${some})-[:${naming(condition.kind, condition.by)}]->(${named}:${kind}) WITH DISTINCT ${named} ` +
          `MATCH (${named})<-[:VERSION_OF]-(${version})`,
        where: [],
      };
    }
    // Their rank is 0.
    default:
      throw new Error(`No index serves the condition ${condition.test}.`);
  }
}

/** The condition as a predicate of a version at hand. */
export function predicate(kind: KindName, version: string, condition: Condition, add: AddParameter): string {
  switch (condition.test) {
    case 'in': {
      const { shape } = fieldOf(kind, condition.field, 'text', 'texts');
      const field = `${version}.${condition.field}`;
      const values = add([...new Set(condition.values)]);
      return shape === 'texts' ? `any(item IN ${field} WHERE item IN ${values})` : `${field} IN ${values}`;
    }
    case 'is':
      fieldOf(kind, condition.field, 'boolean');
      return `${version}.${condition.field} = ${add(condition.value)}`;
    case 'near':
      return `any(area IN ${add(boxesOf(kind, condition))} WHERE ${inBox(version, 'area')})`;
    case 'validOn': {
      const day = add(condition.day);
      return (
        `(${version}.validFrom IS NULL OR ${version}.validFrom <= ${day}) AND ` +
        `(${version}.validUntil IS NULL OR ${version}.validUntil >= ${day})`
      );
    }
    case 'freshOn': {
      fieldOf(kind, 'freshUntil', 'text');
      const day = add(condition.day);
      return `${version}.asOf <= ${day} AND ${version}.freshUntil > ${day}`;
    }
    case 'some': {
      const some = `${version}Some`;
      const where = condition.where.map((part) => predicate(condition.kind, some, part, add));
      const by = naming(condition.kind, condition.by);
      return (
        `EXISTS { MATCH (${version})-[:VERSION_OF]->()<-[:${by}]-(${some}:${condition.kind}) ` +
        `WHERE ${[shown(some), ...where].join(' AND ')} }`
      );
    }
    // 'text'
    default: {
      if (kindOf(kind).searched.length === 0) throw badInput('text', kind, 'a kind that is searched');
      const starts = searchWords(condition.folded).map((word) => ` ${word}`);
      if (starts.length === 0) return 'false';
      return `all(start IN ${add(starts)} WHERE (' ' + ${version}.folded) CONTAINS start)`;
    }
  }
}

/** The words to look for. Folded once more, so that nothing with a meaning in Lucene is left: letters and digits alone. */
export function searchWords(text: string): string[] {
  return [...new Set(foldText(text).split(' '))].filter((word) => word !== '');
}

function boxesOf(kind: KindName, circle: { lat: number; lon: number; km: number }): Parameter {
  if (!hasPoint(kind)) throw badInput('near', kind, 'a kind with points');
  const { south, north, lonRanges } = boxAround(circle, circle.km);
  return lonRanges.map(([west, east]) => ({ south, north, west, east }));
}

function inBox(version: string, box: string): string {
  return (
    `point.withinBBox(${version}.location, point({latitude: ${box}.south, longitude: ${box}.west}), ` +
    `point({latitude: ${box}.north, longitude: ${box}.east}))`
  );
}

function naming(kind: KindName, field: string): string {
  const reference = referenceOf(kind, field);
  if (reference === undefined) throw badInput('by', field, `a field of ${kind} that refers to facts`);
  return reference.relationship;
}
