import { setTimeout as wait } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TrailcareError } from '../../graph/errors.ts';
import { openConnection, type Connection } from '../../graph/stores/neo4j/connection.ts';
import { describeOnNeo4j } from '../support/describe-on-neo4j.ts';

/** So slow that no test waits for it. */
const SLOW =
  'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS cancelledReadTest';

describeOnNeo4j('a read that nobody waits for any more', ({ options }) => {
  let connection: Connection;
  let onlooker: Driver;
  beforeAll(async () => {
    const { url, username, password } = options;
    connection = openConnection(options);
    onlooker = neo4j.driver(url, password === '' ? undefined : neo4j.auth.basic(username, password));
    await onlooker.verifyConnectivity();
  });
  afterAll(async () => {
    await connection.close();
    await onlooker.close();
  });

  async function running(): Promise<number> {
    const { records } = await onlooker.executeQuery('SHOW TRANSACTIONS YIELD currentQuery');
    return records.filter((record) => String(record.get('currentQuery')).includes('sum(a * b)')).length;
  }

  it('rejects at once with the reason, and the server ends its statement', async () => {
    const controller = new AbortController();
    const reading = connection.read(SLOW, {}, controller.signal);
    const ended = reading.then(
      () => null,
      (error: unknown) => error,
    );
    await expect.poll(running, { timeout: 30_000 }).toBe(1);
    const began = performance.now();
    controller.abort(new TrailcareError('TIMEOUT', 'over'));
    expect(await ended).toMatchObject({ code: 'TIMEOUT', message: 'over' });
    expect(performance.now() - began).toBeLessThan(2_000);
    await expect.poll(running, { timeout: 30_000 }).toBe(0);
    // The connection it had is of use to others.
    await wait(100);
    expect(await connection.read('RETURN 1 AS one', {})).toEqual([{ one: 1 }]);
  });

  it('is not begun when its signal has aborted before', async () => {
    const over = AbortSignal.abort(new TrailcareError('TIMEOUT', 'over'));
    await expect(connection.read(SLOW, {}, over)).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(await running()).toBe(0);
  });
});
