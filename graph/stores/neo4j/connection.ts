import neo4j, {
  type Driver,
  isRetryableError,
  type ManagedTransaction,
  Neo4jError,
  type Session,
  type SessionMode,
} from 'neo4j-driver';
import type { Parameters } from './parameters.ts';
import { type Patience, Silent, signsOfLife } from './signs-of-life.ts';
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
  /** How long a database may say nothing before a read tells that it is lost; 4,500 when left out. */
  patienceMs?: number;
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
/** So that a read tells of a lost database within 5 s. */
const PATIENCE_MS = 4_500;
/** Connecting, and getting a connection, has to be over by then: the driver's own patience is a minute. */
const SOONER_MS = 500;
/** The driver tries again after some 1 and 2 s, so that a server that is gone is told within 4 s. */
const RETRY_MS = 2_000;
/** A call that goes on for longer asks for a sign of life. */
const ASK_AFTER_MS = 2_000;
const SILENT_WRITE_MS = 15_000;

interface TransactionLimits {
  readonly patience: Patience;
  /** Ends it when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

export function openConnection({
  url,
  username,
  password,
  database,
  patienceMs = PATIENCE_MS,
}: Neo4jOptions): Connection {
  const connectMs = patienceMs - SOONER_MS;
  const readPatience: Patience = { silentMs: patienceMs, atMostMs: READ_TIMEOUT_MS + patienceMs };
  // A transaction of a load may meet a long pause of the server's, and costs more to lose.
  const silentWriteMs = Math.max(SILENT_WRITE_MS, patienceMs);
  const writePatience: Patience = { silentMs: silentWriteMs, atMostMs: WRITE_TIMEOUT_MS + patienceMs };
  const where = database === '' ? {} : { database };
  // Of all lines, so that reads see what was written, on any member of a cluster.
  let bookmarkManager = neo4j.bookmarkManager();
  let line = openLine();
  let closed = false;

  function openLine() {
    const auth = password === '' ? undefined : neo4j.auth.basic(username, password);
    const driver: Driver = neo4j.driver(url, auth, {
      connectionTimeout: connectMs,
      connectionAcquisitionTimeout: connectMs,
      maxTransactionRetryTime: RETRY_MS,
      // Revisions reach 2^53 − 1 at most, so numbers hold them exactly.
      disableLosslessIntegers: true,
      userAgent: 'trailcare',
    });
    const ask = async () => {
      const session = driver.session({ ...where, defaultAccessMode: neo4j.session.READ });
      await session.run('RETURN 1', {}, { timeout: connectMs });
      await session.close();
    };
    return { driver, alive: signsOfLife(ask, { askAfterMs: ASK_AFTER_MS }) };
  }

  /** Connections into a black hole are never given back, and fill the pool: after a while all are closed, and others opened. */
  function renewLine(): void {
    if (closed) return;
    const { driver, alive } = line;
    line = openLine();
    alive.abandon();
    closeDriver(driver);
  }

  /** What `work` does in a session of its own, which ends it on the server when the signal aborts. Errors are ours. */
  async function inSession<T>(
    mode: SessionMode,
    { patience, signal }: TransactionLimits,
    work: (session: Session, heard: () => void) => Promise<T>,
  ): Promise<T> {
    const { driver, alive } = line;
    try {
      return await alive.watch(patience, async (heard) => {
        const session = driver.session({ ...where, bookmarkManager, defaultAccessMode: mode });
        // A session that is closed ends on the server what runs in it; who waited has gone, whatever comes of that.
        const end = () => void session.close().catch(() => {});
        signal?.addEventListener('abort', end, { once: true });
        try {
          return await work(session, heard);
        } finally {
          signal?.removeEventListener('abort', end);
          await session.close();
        }
      });
    } catch (error) {
      if (error instanceof Silent && alive === line.alive) {
        if (alive.silentMs() >= silentWriteMs) renewLine();
        // Others are answered. A database that was put back from a copy never has what was written since, for which it waits.
        else if (alive.silentMs() === 0) bookmarkManager = neo4j.bookmarkManager();
      }
      throw storeError(error, url);
    }
  }

  return {
    async read(statement, parameters, signal) {
      signal?.throwIfAborted();
      const limits = { patience: readPatience, signal };
      try {
        const answer = inSession(neo4j.session.READ, limits, (session, heard) =>
          readOnce(session, heard, statement, parameters),
        );
        // Its session is closed then, which a silent server can delay.
        return await (signal === undefined ? answer : untilAborted(answer, signal));
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    },

    write: (work) =>
      inSession(neo4j.session.WRITE, { patience: writePatience }, (session, heard) =>
        session.executeWrite((transaction) => work(runIn(transaction, heard)), { timeout: WRITE_TIMEOUT_MS }),
      ),

    async close() {
      closed = true;
      line.alive.abandon();
      await line.driver.close();
    },
  };
}

/** A server that is away has nothing to say about it. */
function closeDriver(driver: Driver): void {
  driver.close().catch(() => {});
}

/**
 * A statement that is its own transaction takes one message there and back, where a transaction around it takes three: half the time for what finds
 * little. What the driver would try again is left to it.
 */
async function readOnce(
  session: Session,
  heard: () => void,
  statement: string,
  parameters: Parameters,
): Promise<Row[]> {
  const limits = { timeout: READ_TIMEOUT_MS };
  try {
    const { records } = await session.run(statement, parameters, limits);
    heard();
    return records.map((record) => record.toObject());
  } catch (error) {
    if (!(error instanceof Neo4jError) || !isRetryableError(error)) throw error;
    return session.executeRead((transaction) => runIn(transaction, heard)(statement, parameters), limits);
  }
}

function runIn(transaction: ManagedTransaction, heard: () => void): Run {
  return async (statement, parameters) => {
    const { records } = await transaction.run(statement, parameters);
    heard();
    return records.map((record) => record.toObject());
  };
}
