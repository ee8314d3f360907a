import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportSPKI, importJWK, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OidcConfig, tokenVerifier } from '../../../api/access/token-verifier.ts';
import { oidcActor } from '../../../graph/access/oidc-actor.ts';
import { TrailcareError } from '../../../graph/errors.ts';
import { openEmptySqliteStore } from '../support/stores.ts';
import { type Api, apiOn } from '../support/api-on.ts';
import { type OidcProvider, signingKey, startOidcProvider } from '../support/oidc-provider.ts';
import { loadFacts, type OpenedStore } from '../../contract/context.ts';
import { world } from '../support/world.ts';

const AUDIENCE = 'https://trailcare.example/graphql';
const ROLES = {
  'movement-client': ['movement', 'another-program:role'],
  'steward-client': ['steward:ns-eth'],
  'plain-client': [] as string[],
};
const plainActor = async (_: string, subject: string) => `oidc:${subject}`;
const ME = '{ me { actor roles scopes reads } }';

describe('tokens of a real OpenID Connect provider', () => {
  let provider: OidcProvider;
  let opened: OpenedStore;
  let api: Api;
  beforeAll(async () => {
    [provider, opened] = await Promise.all([startOidcProvider({ roles: ROLES }), openEmptySqliteStore()]);
  });
  afterAll(async () => {
    await api?.close();
    await opened?.close();
    await provider?.stop();
  });
  // Each with keys of its own: what one test made it fetch must not help the next.
  beforeEach(async () => {
    await api?.close();
    api = await apiOn(opened.store, {
      now: new Date().toISOString(),
      oidc: { issuer: provider.issuer, audience: AUDIENCE },
    });
  });

  const ask = (token: string) => api.ask(ME, {}, { authorization: `Bearer ${token}` });
  const key = () => importJWK(provider.keys[0]!, 'RS256');
  const now = () => Math.floor(Date.now() / 1000);
  async function signed(claims: JWTPayload, kid = provider.keys[0]!.kid!) {
    const usual = {
      sub: 'x',
      iss: provider.issuer,
      aud: AUDIENCE,
      exp: now() + 300,
      trailcare_roles: ['movement'],
    };
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'RS256', kid }).sign(await key());
  }
  async function expectRefused(token: string, words: RegExp) {
    const { status, body, headers } = await ask(token);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toMatch(/^Bearer/);
    expect(body.data).toBeUndefined();
    expect(body.errors![0]!.extensions['code']).toBe('UNAUTHENTICATED');
    expect(body.errors![0]!.message).toMatch(words);
  }

  it('a valid one is an account with its roles; words that are no role of ours are left out', async () => {
    const { body } = await ask(await provider.token('movement-client', AUDIENCE));
    expect(body.data!['me']).toEqual({
      actor: expect.stringMatching(/^oidc:[\w-]{22}$/),
      roles: ['movement'],
      scopes: ['READ', 'WRITE', 'ADMIN'],
      reads: 'movement',
    });
  });

  it('one of a steward reads what its Society may', async () => {
    const { body } = await ask(await provider.token('steward-client', AUDIENCE));
    expect(body.data!['me']).toMatchObject({ roles: ['steward:ns-eth'] });
  });

  it('one without a role reads as anybody does', async () => {
    const { body } = await ask(await provider.token('plain-client', AUDIENCE));
    expect(body.data!['me']).toMatchObject({ roles: [], reads: 'public' });
  });

  it('without a token, where a provider is set up, even this machine reads as anybody does', async () => {
    const { body } = await api.ask(ME);
    expect(body.data!['me']).toMatchObject({ actor: 'anonymous', reads: 'public' });
  });

  it('an expired one is refused', async () => {
    await expectRefused(await signed({ exp: now() - 60 }), /expired/);
  });

  it('one of the provider is refused once its time is over', async () => {
    const token = await provider.token('movement-client', AUDIENCE);
    api.setNow(new Date(Date.now() + 700_000).toISOString());
    await expectRefused(token, /expired/);
  });

  it.each([
    ['expired within the clock skew', { exp: -20 }],
    ['of a clock that is a little ahead', { nbf: 20 }],
  ])('one %s is good', async (_, difference) => {
    const claims = Object.fromEntries(
      Object.entries(difference).map(([name, value]) => [name, now() + value]),
    );
    expect((await ask(await signed(claims))).status).toBe(200);
  });

  it('one that is not valid yet is refused', async () => {
    await expectRefused(await signed({ nbf: now() + 120 }), /nbf/);
  });

  it('one for another audience is refused', async () => {
    await expectRefused(await provider.token('movement-client', 'https://other.example/'), /aud/);
  });

  it('one of another issuer is refused, though signed with a known key', async () => {
    await expectRefused(await signed({ iss: 'https://other.example/' }), /iss/);
  });

  it('one of another provider is refused', async () => {
    const other = await startOidcProvider({ roles: ROLES });
    try {
      await expectRefused(await other.token('movement-client', AUDIENCE), /token|key/);
    } finally {
      await other.stop();
    }
  });

  it('one signed with an unknown key is refused', async () => {
    const stranger = await importJWK(await signingKey('stranger'), 'RS256');
    const token = await new SignJWT({ sub: 'x', iss: provider.issuer, aud: AUDIENCE, exp: now() + 300 })
      .setProtectedHeader({ alg: 'RS256', kid: 'stranger' })
      .sign(stranger);
    await expectRefused(token, /key that its provider does not publish/);
  });

  it('one signed with an unknown key under the name of a known one is refused', async () => {
    const stranger = await importJWK(await signingKey('stranger'), 'RS256');
    const token = await new SignJWT({ sub: 'x', iss: provider.issuer, aud: AUDIENCE, exp: now() + 300 })
      .setProtectedHeader({ alg: 'RS256', kid: provider.keys[0]!.kid! })
      .sign(stranger);
    await expectRefused(token, /no valid token/);
  });

  it('one with algorithm none is refused', async () => {
    const token = new UnsecuredJWT({
      sub: 'x',
      iss: provider.issuer,
      aud: AUDIENCE,
      exp: now() + 300,
    }).encode();
    await expectRefused(token, /valid|Bearer/);
  });

  it('one signed by HS256 with the public key as its secret is refused', async () => {
    const { n, e, kty } = provider.keys[0]!;
    const pem = await exportSPKI((await importJWK({ kty: kty!, n: n!, e: e! }, 'RS256')) as CryptoKey);
    const token = await new SignJWT({ sub: 'x', iss: provider.issuer, aud: AUDIENCE, exp: now() + 300 })
      .setProtectedHeader({ alg: 'HS256', kid: provider.keys[0]!.kid! })
      .sign(new TextEncoder().encode(pem));
    await expectRefused(token, /no valid token/);
  });

  it.each(['exp', 'sub'])('one without the claim %s is refused', async (claim) => {
    await expectRefused(await signed({ [claim]: undefined }), new RegExp(claim));
  });

  it.each(['abc', 'a.b.c', 'x'.repeat(5_000)])('%s is no token', async (token) => {
    await expectRefused(token, /no valid token/);
  });

  it('another scheme than Bearer is refused, never read as nobody', async () => {
    const { status, body } = await api.ask(ME, {}, { authorization: 'Basic dXNlcjpwYXNz' });
    expect([status, body.errors![0]!.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('after a rotation of keys the new one is found, and the old one is refused', async () => {
    const rotating = await startOidcProvider({ roles: ROLES });
    try {
      const config = {
        issuer: rotating.issuer,
        audience: AUDIENCE,
        jwksUrl: null,
        rolesClaim: 'trailcare_roles',
        clockSkewSeconds: 0,
      };
      const verify = tokenVerifier(config, plainActor, { cooldownMs: 0 });
      const old = await rotating.token('movement-client', AUDIENCE);
      expect((await verify(old)).actor).toBe('oidc:movement-client');
      await rotating.rotate();
      const fresh = await rotating.token('movement-client', AUDIENCE);
      expect((await verify(fresh)).actor).toBe('oidc:movement-client');
      await expect(verify(old)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    } finally {
      await rotating.stop();
    }
  });

  it('a subject that is the name of a person is in no record: its account is a keyed hash, the same for all its tokens', async () => {
    const subject = 'someone@example.org';
    const actorOf = async (claims: JWTPayload) => {
      const answer = await ask(await signed({ sub: subject, ...claims }));
      expect(answer.text).not.toContain('someone');
      return (answer.body.data!['me'] as { actor: string }).actor;
    };
    const actor = await actorOf({ trailcare_roles: ['steward:ns-eth'] });
    expect(await actorOf({})).toBe(actor);
    expect(await actorOf({ sub: 'someone.else@example.org' })).not.toBe(actor);
    expect(actor).toBe(await oidcActor(opened.store, provider.issuer, subject));
    expect(await oidcActor(opened.store, 'https://other.example/', subject)).not.toBe(actor);
    const other = await openEmptySqliteStore();
    expect(await oidcActor(other.store, provider.issuer, subject)).not.toBe(actor);
    await other.close();

    const change = { name: 'Mekele', kind: 'BRANCH', nationalSociety: 'ns-eth', country: 'ETH' };
    await loadFacts(opened.store, world());
    const { body } = await api.ask(
      'mutation ($branch: BranchInput!) { upsertBranch(branch: $branch) { revision } }',
      { branch: change },
      { authorization: `Bearer ${await signed({ sub: subject, trailcare_roles: ['steward:ns-eth'] })}` },
    );
    expect(body.errors).toBeUndefined();
    const [log] = await opened.store.listLoads({ first: 1 });
    expect(log).toMatchObject({ actor, format: 'upsert Branch' });
    expect(JSON.stringify(log)).not.toContain('someone');
  });
});

describe('a provider that cannot be asked', () => {
  /** A server of files that are told by path, and the paths that were asked for. */
  async function serving(answers: Record<string, unknown>) {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.statusCode = url in answers ? 200 : 500;
      response.end(JSON.stringify(answers[url] ?? null));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    return { answers, asked, server, issuer: `http://127.0.0.1:${port}` };
  }
  let running: Awaited<ReturnType<typeof serving>>;
  let elapsedMs: number;
  beforeEach(async () => {
    running = await serving({});
    elapsedMs = 0;
  });
  afterEach(async () => {
    running.server.close();
    await once(running.server, 'close');
  });
  const verifier = (more: Partial<OidcConfig> = {}) => {
    const config = {
      issuer: running.issuer,
      audience: AUDIENCE,
      jwksUrl: null,
      rolesClaim: 'trailcare_roles',
    };
    return tokenVerifier({ ...config, clockSkewSeconds: 0, ...more }, plainActor, { clock: () => elapsedMs });
  };
  const token = async (key: JWK, issuer: string) =>
    new SignJWT({ sub: 'x', iss: issuer, aud: AUDIENCE, exp: Math.floor(Date.now() / 1000) + 300 })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid! })
      .sign(await importJWK(key, 'RS256'));
  const failure = async (attempt: Promise<unknown>) => {
    const error = await attempt.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof TrailcareError)) throw new Error('It should have been refused.', { cause: error });
    return error;
  };
  const DISCOVERY = '/.well-known/openid-configuration';

  it('is told as such, nobody is let in or taken for nobody, and it is asked again after 30 s alone', async () => {
    const key = await signingKey('one');
    const good = await token(key, running.issuer);
    const verify = verifier();
    const first = await failure(verify(good));
    expect(first).toMatchObject({ code: 'STORE_UNAVAILABLE', details: { retryAfterSeconds: 30 } });
    expect(first.message).toContain('asked again in 30 s');
    elapsedMs = 10_500;
    const errors = await Promise.all([1, 2, 3].map(() => failure(verify(good))));
    for (const error of errors) expect(error.details).toEqual({ retryAfterSeconds: 20 });
    expect(running.asked).toEqual([DISCOVERY]);
    const { d: _, ...publicKey } = key;
    Object.assign(running.answers, {
      [DISCOVERY]: { issuer: running.issuer, jwks_uri: `${running.issuer}/keys` },
      '/keys': { keys: [{ kty: publicKey.kty, n: publicKey.n, e: publicKey.e, kid: key.kid, alg: 'RS256' }] },
    });
    expect((await failure(verify(good))).code).toBe('STORE_UNAVAILABLE');
    elapsedMs = 30_000;
    expect(await verify(good)).toMatchObject({ kind: 'account' });
    expect(running.asked).toEqual([DISCOVERY, DISCOVERY, '/keys']);
  });

  it.each([
    ['answers 500', {}],
    ['gives no list of keys', { '/keys': { keys: 'none' } }],
    ['gives null', { '/keys': null }],
  ])('is left alone for a while too when its address of keys %s', async (_, answers) => {
    Object.assign(running.answers, answers);
    const verify = verifier({ jwksUrl: `${running.issuer}/keys` });
    const good = await token(await signingKey('one'), running.issuer);
    for (let i = 0; i < 3; i++) expect((await failure(verify(good))).code).toBe('STORE_UNAVAILABLE');
    expect(running.asked).toEqual(['/keys']);
  });

  it('a provider whose keys lie on another machine without TLS is not believed', async () => {
    running.answers[DISCOVERY] = { issuer: running.issuer, jwks_uri: 'http://keys.example/keys' };
    const good = await token(await signingKey('one'), running.issuer);
    const error = await failure(verifier()(good));
    expect(error.code).toBe('STORE_UNAVAILABLE');
    expect(String(error.cause)).toContain('must be an https:// URL');
  });

  it('a request is answered 503 with the time after which to ask again', async () => {
    const opened = await openEmptySqliteStore();
    const api = await apiOn(opened.store, { oidc: { issuer: running.issuer, audience: AUDIENCE } });
    const good = await token(await signingKey('one'), running.issuer);
    const { status, headers, body } = await api.ask(ME, {}, { authorization: `Bearer ${good}` });
    expect([status, headers['retry-after']]).toEqual([503, '30']);
    expect(body.errors![0]!.extensions).toMatchObject({ code: 'STORE_UNAVAILABLE', retryAfterSeconds: 30 });
    await api.close();
    await opened.close();
  });
});
