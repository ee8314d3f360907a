import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { oidcActor } from '../../../graph/access/oidc-actor.ts';
import { openStore } from '../../../graph/open-store.ts';
import { temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';

const url = `sqlite:${path.join(temporaryFolder(), 'graph.db')}`;
const ISSUER = 'https://login.example';

describe('trailcare key actor', () => {
  it('tells how the audit log names a subject, with the issuer as an option or set up', async () => {
    const told = await runCli(url, ['key', 'actor', 'someone@example.org', '--issuer', ISSUER]);
    const store = await openStore(url, {});
    const actor = await oidcActor(store, ISSUER, 'someone@example.org');
    await store.close();
    expect(told).toEqual({ exitCode: 0, out: `${actor}\n`, err: '' });
    const setUp = await runCli(url, ['key', 'actor', 'someone@example.org'], '', {
      TRAILCARE_OIDC_ISSUER: ISSUER,
    });
    expect(setUp.out).toBe(told.out);
  });

  it.each([
    [['key', 'actor'], 'SUBJECT is missing'],
    [['key', 'actor', 'x'], '--issuer is missing'],
    [['key', 'actor', 'x', 'y'], 'Too many words'],
  ])('%j says what is missing', async (words, message) => {
    const { exitCode, err } = await runCli(url, words);
    expect([exitCode, err]).toEqual([1, expect.stringContaining(message)]);
  });
});
