import { type KindName, KIND_NAMES } from '../../model/kinds.ts';
import type { Change, GraphStore } from '../../store.ts';
import type { Connection, Row } from './connection.ts';
import { factReader } from './fact-rows.ts';
import { type Parameters, whole } from './parameters.ts';
import { factColumns } from './statements.ts';

/**
 * Versions that the load of a published revision wrote or ended, after a place, in the order of changes. They are found
 * by the indexes on since and until of all facts, which the sweep has too. Unpublished revisions have none, though what
 * a running load wrote is in the graph already.
 */
export const versionsChanged =
  "MATCH (m:Meta {name: 'graph'}) WHERE m.revision >= $revision " +
  'CALL () { MATCH (n:Fact) WHERE n.since = $revision RETURN n, false AS ended ' +
  'UNION ALL MATCH (n:Fact) WHERE n.until = $revision RETURN n, true AS ended } ' +
  "WITH n, ended, $places[head([label IN labels(n) WHERE label <> 'Fact'])] AS place, n.code AS code, n.source AS source " +
  'WITH * WHERE place > $place OR (place = $place AND (code > $code OR (code = $code AND source > $source))) ' +
  'WITH n, ended, place, code, source ORDER BY place, code, source LIMIT $limit ' +
  'RETURN place, ended, properties(n) AS version';

const PLACES: Record<string, number> = Object.fromEntries(KIND_NAMES.map((kind, place) => [kind, place]));

export function changeReads(connection: Connection): Pick<GraphStore, 'changesOf'> {
  return {
    async changesOf(revision, { first, after = null }) {
      const parameters = {
        revision: whole(revision),
        places: Object.fromEntries(Object.entries(PLACES).map(([kind, place]) => [kind, whole(place)])),
        place: whole(after === null ? -1 : PLACES[after.kind]!),
        code: after?.code ?? '',
        source: after?.source ?? '',
        // A change has at most two versions, so that the first changes are among twice as many versions, whole.
        limit: whole(2 * first),
      } satisfies Parameters;
      const rows = await connection.read(versionsChanged, parameters);
      return changesOfRows(rows).slice(0, first);
    },
  };
}

/** Joins the version that was ended with the one that was written; rows of one fact and source follow each other. */
function changesOfRows(rows: readonly Row[]): Change[] {
  const changes: Change[] = [];
  for (const row of rows) {
    const kind = KIND_NAMES[Number(row['place'])]!;
    const fact = factOfProperties(kind, row['version'] as Record<string, unknown>);
    const { code, source } = fact;
    const last = changes.at(-1);
    const same = last?.kind === kind && last.code === code && last.source === source;
    const change = same ? changes.pop()! : { kind, code, source, before: null, after: null };
    changes.push({ ...change, [row['ended'] === true ? 'before' : 'after']: fact });
  }
  return changes;
}

function factOfProperties(kind: KindName, version: Record<string, unknown>) {
  return factReader(kind)(factColumns(kind).map((column) => version[column] ?? null));
}
