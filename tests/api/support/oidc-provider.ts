import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { once } from 'node:events';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface OidcProvider {
  readonly issuer: string;
  readonly keys: readonly JWK[];
  /** An access token by the client credentials grant, for an audience. */
  token(client: string, audience: string): Promise<string>;
  /** The same provider with another signing key, as after a rotation. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
}

export async function signingKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
}

/** Starts oidc-provider as a process. `issuer` other than its address: a provider that says it is somebody else. */
export async function startOidcProvider(options: {
  roles: Record<string, string[]>;
  ttlSeconds?: number;
}): Promise<OidcProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  let keys = [await signingKey('first')];
  let running = await start();

  async function start() {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'oidc-provider-process.ts')], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        OIDC_PORT: String(port),
        OIDC_ISSUER: issuer,
        OIDC_JWKS: JSON.stringify({ keys }),
        OIDC_CLIENTS: JSON.stringify(options.roles),
        OIDC_TTL: String(options.ttlSeconds ?? 600),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (text: Buffer) => {
      told += text.toString();
    });
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => {
        throw new Error(`The identity provider did not start: ${told}`);
      }),
    ]);
    return child;
  }

  async function stop() {
    if (running.exitCode !== null || running.signalCode !== null) return;
    running.kill();
    await once(running, 'exit');
  }

  return {
    issuer,
    get keys() {
      return keys;
    },
    async token(client, audience) {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from(`${client}:${client}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
      });
      const answer = (await response.json()) as { access_token?: string };
      if (answer.access_token === undefined) throw new Error(`No token: ${JSON.stringify(answer)}`);
      return answer.access_token;
    },
    async rotate() {
      await stop();
      keys = [await signingKey('second')];
      running = await start();
    },
    stop,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
