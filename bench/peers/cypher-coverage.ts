import { readFileSync } from 'node:fs';
import type { Driver } from 'neo4j-driver';
import { GROUPS, PROVIDER_KINDS } from '../../graph/model/closed-lists.ts';
import { CURRENT } from '../../graph/model/versions.ts';
import neo4j from 'neo4j-driver';

const statement = (name: string) =>
  readFileSync(new URL(`cypher/${name}.cypher`, import.meta.url), 'utf8').replaceAll(/^\/\/.*$/gm, '');
const [REACHED, STOPS, PEOPLE] = ['reached', 'stops', 'people'].map(statement) as [string, string, string];

/** What of a cell can be asked in Cypher. */
export interface CypherCell {
  readonly stop: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | null;
  readonly eligibility: string | null;
  readonly redundancy: number | null;
  readonly expected: boolean;
}
export interface CypherGap {
  readonly stop: string;
  readonly type: string;
  readonly people: number | null;
  readonly present: number | null;
  readonly deaths: number | null;
}

interface Reached {
  readonly stop: string;
  readonly type: string;
  readonly full: number;
  readonly providers: number;
  readonly open: boolean;
  readonly conditional: number;
  readonly onCondition: boolean;
  readonly planned: number;
  readonly suspended: boolean;
  readonly lapsed: number;
}
interface Asked {
  readonly stop: string;
  readonly type: string;
  readonly expected: boolean;
  readonly complete: boolean;
  readonly inArea: boolean;
}

/**
 * The cells of all stops for these types and everyone, and the gaps among them by people who pass, then by code, asked of a store of ours in Cypher:
 * what reaches whom and what holds where at the same time, then numbers of people at the gaps.
 */
export async function cypherCoverage(
  driver: Driver,
  types: readonly string[],
  day: string,
): Promise<{ cells: CypherCell[]; gaps: CypherGap[] }> {
  const parameters = {
    types,
    day,
    current: neo4j.int(CURRENT),
    whole: ['EVERYONE'],
    parts: GROUPS.filter((group) => group !== 'PEOPLE_IN_DETENTION'),
    kinds: PROVIDER_KINDS,
    stepOfKind: {
      BORDER_CROSSING: 'BORDER',
      CAMP: 'CAMP',
      RECEPTION_CENTRE: 'CAMP',
      PORT: 'ARRIVAL',
      LANDING_PLACE: 'ARRIVAL',
    },
    stepOfRole: { ORIGIN: 'FIRST_STEPS', DESTINATION: 'LONG_TERM_STAY', RETURN: 'RETURN' },
  };
  const rowsOf = async <T>(cypher: string, more: Readonly<Record<string, unknown>> = {}) => {
    const { records } = await driver.executeQuery(
      cypher,
      { ...parameters, ...more },
      { routing: neo4j.routing.READ },
    );
    return records.map((record) => record.toObject() as T);
  };
  const [reached, asked] = await Promise.all([rowsOf<Reached>(REACHED), rowsOf<Asked>(STOPS)]);
  const reaching = new Map(reached.map((row) => [`${row.stop} ${row.type}`, row]));
  const cells = asked.map((row) => cellOf(row, reaching.get(`${row.stop} ${row.type}`)));
  const missing = cells.filter(
    ({ expected, status }) => expected && ['ABSENT', 'CONDITIONAL', 'PLANNED'].includes(status),
  );
  const people = await rowsOf<Omit<CypherGap, 'type'>>(PEOPLE, {
    stops: [...new Set(missing.map(({ stop }) => stop))],
  });
  const atStop = new Map(people.map((row) => [row.stop, row]));
  return {
    cells,
    gaps: missing
      .map(({ stop, type }) => ({ ...atStop.get(stop)!, type }))
      .toSorted((a, b) => (b.people ?? -1) - (a.people ?? -1) || (a.stop < b.stop ? -1 : 1)),
  };
}

function cellOf({ stop, type, expected, complete, inArea }: Asked, reached: Reached | undefined): CypherCell {
  const cell = (
    status: string,
    reason: string | null,
    eligibility: string | null,
    redundancy: number | null,
  ) => ({
    stop,
    type,
    status,
    reason,
    eligibility,
    redundancy,
    expected,
  });
  const { full = 0, conditional = 0, planned = 0, lapsed = 0 } = reached ?? {};
  if (full > 0) return cell('SERVED', null, reached!.open ? 'OPEN' : 'UNKNOWN', reached!.providers);
  if (conditional > 0)
    return cell('CONDITIONAL', reached!.onCondition ? 'CONDITION' : 'PART_OF_GROUP', 'CONDITIONAL', null);
  if (planned > 0) return cell('PLANNED', reached!.suspended ? 'SUSPENDED' : 'STARTS_LATER', null, null);
  if (!expected) return cell('NOT_EXPECTED', null, null, null);
  if (complete) return cell('ABSENT', 'STATED_COMPLETE', null, null);
  if (lapsed > 0) return cell('UNKNOWN', 'STALE', null, null);
  return cell('UNKNOWN', inArea ? 'PRESENT_IN_AREA' : 'NO_STATEMENT', null, null);
}
