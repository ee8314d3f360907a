import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import type { Parameters } from './parameters.ts';
import { storeError } from './store-error.ts';
import { untilAborted } from './until-aborted.ts';

/** What is needed to reach a database: `{ url: 'neo4j://127.0.0.1:7687', username: 'neo4j', password: '…', database: 'neo4j' }`. */
export interface Neo4jOptions {
  url: string;
  /** Empty, with the password: a server that asks for none. */
  username: string;
  password: string;
  /** Empty: the user's home database. */
  database: string;
}

export type Row = Record<string, unknown>;
/** Runs one statement of a transaction; statements that are started together travel together. */
export type Run = (statement: string, parameters: Parameters) => Promise<Row[]>;

/** The driver as the store uses it: rows as objects, whole numbers as numbers, errors as ours. */
export interface Connection {
  /** When `signal` aborts, it rejects at once with its reason, and the server is told to end the statement. */
  read(statement: string, parameters: Parameters, signal?: AbortSignal): Promise<Row[]>;
  /** One transaction; `work` runs again when the server asks for it, so it must be safe to repeat. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const READ_TIMEOUT_MS = 30_000;
const WRITE_TIMEOUT_MS = 60_000;
/** For connecting, for getting a connection, and for repeating: without these a lost server is noticed after 30–60 s. */
const PATIENCE_MS = 5_000;

export function openConnection({ url, username, password, database }: Neo4jOptions): Connection {
  const driver: Driver = neo4j.driver(
    url,
    password === '' ? undefined : neo4j.auth.basic(username, password),
    {
      connectionTimeout: PATIENCE_MS,
      connectionAcquisitionTimeout: PATIENCE_MS,
      maxTransactionRetryTime: PATIENCE_MS,
      // Revisions reach 2^53 − 1 at most, so numbers hold them exactly.
      disableLosslessIntegers: true,
      userAgent: 'trailcare',
    },
  );
  const where = database === '' ? {} : { database };

  return {
    async read(statement, parameters, signal) {
      signal?.throwIfAborted();
      try {
        const answer = driver.executeQuery(statement, parameters, {
          ...where,
          routing: neo4j.routing.READ,
          transactionConfig: { timeout: READ_TIMEOUT_MS },
          ...(signal && { signal }),
        });
        // The driver closes its session then, which a silent server can keep it from.
        const { records } = await (signal === undefined ? answer : untilAborted(answer, signal));
        return records.map((record) => record.toObject());
      } catch (error) {
        signal?.throwIfAborted();
        throw storeError(error, url);
      }
    },

    async write(work) {
      // The bookmarks of executeQuery, so that reads see what was written, on any member of a cluster.
      const session = driver.session({ ...where, bookmarkManager: driver.executeQueryBookmarkManager });
      try {
        return await session.executeWrite((transaction) => work(runIn(transaction)), {
          timeout: WRITE_TIMEOUT_MS,
        });
      } catch (error) {
        throw storeError(error, url);
      } finally {
        await session.close();
      }
    },

    close: () => driver.close(),
  };
}

function runIn(transaction: ManagedTransaction): Run {
  return async (statement, parameters) => {
    const { records } = await transaction.run(statement, parameters);
    return records.map((record) => record.toObject());
  };
}
