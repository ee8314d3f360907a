import { exportSPKI, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tokenVerifier } from '../../../api/access/token-verifier.ts';
import { openEmptySqliteStore } from '../support/stores.ts';
import { type Api, apiOn } from '../support/api-on.ts';
import { type OidcProvider, signingKey, startOidcProvider } from '../support/oidc-provider.ts';
import type { OpenedStore } from '../../contract/context.ts';

const AUDIENCE = 'https://trailcare.example/graphql';
const ROLES = {
  'movement-client': ['movement', 'another-program:role'],
  'steward-client': ['steward:ns-eth'],
  'plain-client': [] as string[],
};
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
      actor: 'oidc:movement-client',
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
    expect(body.data!['me']).toMatchObject({ actor: 'oidc:plain-client', roles: [], reads: 'public' });
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
      const verify = tokenVerifier(config, { cooldownMs: 0 });
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

  it('a provider that is away is told as such, and nobody is let in or taken for nobody', async () => {
    const verify = tokenVerifier({
      issuer: 'http://127.0.0.1:9',
      audience: AUDIENCE,
      jwksUrl: null,
      rolesClaim: 'trailcare_roles',
      clockSkewSeconds: 0,
    });
    await expect(verify(await signed({}))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });
});
