import { VISIBILITIES, type Visibility } from '../graph/model/closed-lists.ts';
import type { Area } from './completeness.ts';
import { narrowest } from '../graph/model/default-visibility.ts';
import { type SeenRows, kindNumber } from './seen-rows.ts';

/** What a claim speaks of: the services of a country, or of an area of it, and the links between them if it says so. */
export interface Scope {
  readonly country: string;
  /** Code of the area; null: the whole country. */
  readonly area: string | null;
  readonly areas: ReadonlyMap<string, Area>;
  readonly links: boolean;
}

/** Of one service type: how many facts of this load fewer may read than `widest`, and who may read the most hidden. */
export interface Hidden {
  readonly visibility: Visibility;
  readonly facts: number;
}

/**
 * The facts of this load, by service type, that a claim covers and that fewer may read than `widest`. When in doubt
 * a fact is covered: a service that does not say in which area it is, a link whatever its countries.
 */
export function hiddenFacts(seen: SeenRows, scope: Scope, widest: Visibility): Map<string, Hidden> {
  const narrower = VISIBILITIES.slice(VISIBILITIES.indexOf(widest) + 1);
  const hidden = new Map<string, Hidden>();
  const add = ({ type, visibility, facts }: Row): void => {
    const before = hidden.get(type);
    hidden.set(type, {
      visibility: narrowest([visibility, before?.visibility ?? visibility]),
      facts: facts + (before?.facts ?? 0),
    });
  };
  const isNarrower = `facts.json ->> '$.visibility' IN (${narrower.map(() => '?').join(', ')})`;
  const services = seen.db.prepare<unknown[], Row & { areas: string }>(`
    SELECT facts.json ->> '$.serviceType' AS type, facts.json ->> '$.visibility' AS visibility, facts.json -> '$.adminAreas' AS areas, COUNT(*) AS facts
    FROM facts WHERE kind = ? AND facts.json ->> '$.country' = ? AND ${isNarrower} GROUP BY 1, 2, 3`);
  for (const row of services.iterate(kindNumber.get('Service'), scope.country, ...narrower)) {
    if (isCovered(JSON.parse(row.areas) as string[], scope)) add(row);
  }
  if (!scope.links) return hidden;
  const links = seen.db.prepare<unknown[], Row>(`
    SELECT t.value AS type, facts.json ->> '$.visibility' AS visibility, COUNT(*) AS facts
    FROM facts, json_each(coalesce(facts.json -> '$.topics', json_array(facts.json ->> '$.serviceType'))) AS t
    WHERE kind IN (?, ?) AND ${isNarrower} GROUP BY 1, 2`);
  for (const row of links.iterate(kindNumber.get('Referral'), kindNumber.get('Agreement'), ...narrower))
    add(row);
  return hidden;
}

/** The types of the services of this load that a claim covers, whoever may read them. */
export function coveredTypes(seen: SeenRows, scope: Scope): Set<string> {
  const types = new Set<string>();
  const services = seen.db.prepare<unknown[], { type: string; areas: string }>(`
    SELECT DISTINCT facts.json ->> '$.serviceType' AS type, facts.json -> '$.adminAreas' AS areas
    FROM facts WHERE kind = ? AND facts.json ->> '$.country' = ?`);
  for (const { type, areas } of services.iterate(kindNumber.get('Service'), scope.country)) {
    if (isCovered(JSON.parse(areas) as string[], scope)) types.add(type);
  }
  return types;
}

interface Row {
  readonly type: string;
  readonly visibility: Visibility;
  readonly facts: number;
}

/** Whether a service of these areas may lie in the claimed one: in it, around it, or nobody says where. */
function isCovered(areas: readonly string[], scope: Scope): boolean {
  if (scope.area === null) return true;
  const around = withParents(scope.area, scope);
  return (
    areas.every((area) => around.includes(area)) ||
    areas.some((area) => withParents(area, scope).includes(scope.area!))
  );
}

function withParents(area: string, { areas }: Scope): string[] {
  const chain: string[] = [];
  for (let at: string | null = area; at !== null && !chain.includes(at); at = areas.get(at)?.parent ?? null)
    chain.push(at);
  return chain;
}
