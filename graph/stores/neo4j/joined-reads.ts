import type { Connection, Row } from './connection.ts';
import type { Parameter, Parameters } from './parameters.ts';
import { untilAborted } from './until-aborted.ts';

/** A read of some items, which may be one of more: `UNWIND $codes AS code …`. */
interface ReadOfItems {
  readonly statement: string;
  /** Its parameters but the items: reads travel together when these are the same. */
  readonly shared: Parameters;
  /** The parameter that has the items. */
  readonly list: string;
  /** By their names: items of one name are the same. */
  readonly items: ReadonlyMap<string, Parameter>;
  /** The name of the item that a row is about. */
  readonly itemOf: (row: Row) => string;
}

export interface JoinedReads {
  /** The rows of the items. When `signal` aborts it rejects at once with its reason; the statement ends with the last who waits for it. */
  read(one: ReadOfItems, signal?: AbortSignal): Promise<Row[]>;
}

/** Statements of one kind that run at the same time: while they do, who comes later gathers. */
const AT_ONCE = 2;
/** Items of one statement, unless one read asks for more. */
const MOST_ITEMS = 500;

interface Asked {
  readonly one: ReadOfItems;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (problem: unknown) => void;
}

/**
 * Reads of the same kind by requests at the same time travel together: a statement costs its way there and back, whatever it finds. Who comes first
 * is not held up; who comes while the same is on its way goes with the next.
 */
export function joinedReads(connection: Connection): JoinedReads {
  const kinds = new Map<string, { running: number; waiting: Asked[] }>();

  function start(name: string): void {
    const kind = kinds.get(name)!;
    while (kind.running < AT_ONCE && kind.waiting.length > 0) {
      const together = nextOf(kind.waiting);
      kind.running += 1;
      void run(together).finally(() => {
        kind.running -= 1;
        start(name);
      });
    }
    if (kind.running === 0) kinds.delete(name);
  }

  async function run(together: readonly Asked[]): Promise<void> {
    const { statement, shared, list, itemOf } = together[0]!.one;
    const items = new Map(together.flatMap(({ one }) => [...one.items]));
    const { signal, end } = whenAllAborted(together.map((asked) => asked.signal));
    try {
      const rows = await connection.read(statement, { ...shared, [list]: [...items.values()] }, signal);
      const ofItems = Map.groupBy(rows, itemOf);
      for (const { one, resolve } of together) {
        resolve([...one.items.keys()].flatMap((item) => ofItems.get(item) ?? []));
      }
    } catch (problem) {
      for (const { reject } of together) reject(problem);
    } finally {
      end();
    }
  }

  return {
    async read(one, signal) {
      signal?.throwIfAborted();
      const name = JSON.stringify([one.statement, one.shared]);
      const answer = new Promise<Row[]>((resolve, reject) => {
        const kind = kinds.get(name) ?? { running: 0, waiting: [] };
        kinds.set(name, kind);
        kind.waiting.push({ one, signal, resolve, reject });
      });
      start(name);
      return signal === undefined ? answer : untilAborted(answer, signal);
    },
  };
}

/** Takes out those that go together: the first, and more as long as they are not too many. Who has gone is left out. */
function nextOf(waiting: Asked[]): Asked[] {
  const together: Asked[] = [];
  let items = 0;
  while (waiting.length > 0 && (together.length === 0 || items + waiting[0]!.one.items.size <= MOST_ITEMS)) {
    const asked = waiting.shift()!;
    if (asked.signal?.aborted === true) asked.reject(asked.signal.reason);
    else {
      together.push(asked);
      items += asked.one.items.size;
    }
  }
  return together;
}

/** A signal that aborts with the last of them; one that is undefined never does. `end` when it is of no use any more. */
function whenAllAborted(signals: readonly (AbortSignal | undefined)[]): {
  signal: AbortSignal;
  end: () => void;
} {
  const all = new AbortController();
  let left = signals.length;
  const leavings = signals.map((signal) => () => {
    left -= 1;
    if (left === 0) all.abort(signal?.reason);
  });
  for (const [n, signal] of signals.entries())
    signal?.addEventListener('abort', leavings[n]!, { once: true });
  return {
    signal: all.signal,
    end() {
      for (const [n, signal] of signals.entries()) signal?.removeEventListener('abort', leavings[n]!);
    },
  };
}
