/**
 * An OpenID Connect provider as a process of its own: `node oidc-provider-process.ts`, configured by the environment. Tests start it
 * by oidc-provider.ts.
 */
import { createServer } from 'node:http';
import { type Configuration, Provider } from 'oidc-provider';

const { OIDC_PORT, OIDC_ISSUER, OIDC_JWKS, OIDC_CLIENTS, OIDC_TTL } = process.env;
/** Roles by client id; the secret of each is its id. */
const rolesOf = JSON.parse(OIDC_CLIENTS!) as Record<string, string[]>;
const configuration: Configuration = {
  jwks: JSON.parse(OIDC_JWKS!) as NonNullable<Configuration['jwks']>,
  clients: Object.keys(rolesOf).map((client) => ({
    client_id: client,
    client_secret: client,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  })),
  extraTokenClaims: (_, token) => ({ trailcare_roles: rolesOf[String(token.clientId)] }),
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, audience) => ({
        scope: '',
        audience,
        accessTokenTTL: Number(OIDC_TTL),
        accessTokenFormat: 'jwt',
      }),
    },
  },
};
const provider = new Provider(OIDC_ISSUER!, configuration);
const answer = provider.callback();
const server = createServer((request, response) => void answer(request, response));
server.listen(Number(OIDC_PORT), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`listening ${address !== null && typeof address === 'object' ? address.port : ''}\n`);
});
