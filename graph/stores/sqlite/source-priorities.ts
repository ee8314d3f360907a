import type { AnyFact } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import type { Connection } from './connection.ts';

/** Priorities of sources during one load: as this load states them, else as the graph does, else 0. */
interface SourcePriorities {
  of(source: string): number;
  /** The load puts this Source. */
  note(source: AnyFact): void;
}

export function sourcePriorities(connection: Connection): SourcePriorities {
  const known = new Map<string, number>();
  const find = connection.prepare(
    `SELECT "priority" FROM "source" WHERE "code" = ? AND "until" = ${CURRENT} ORDER BY "precedence" DESC LIMIT 1`,
  );
  return {
    of(source) {
      const priority = known.get(source) ?? Number(find.row(source)?.[0] ?? 0);
      known.set(source, priority);
      return priority;
    },
    note(source) {
      known.set(source.code, Number(source.priority));
    },
  };
}
