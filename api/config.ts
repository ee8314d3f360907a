import { availableParallelism } from 'node:os';
import { isIP } from 'node:net';
import { z } from 'zod';
import { TrailcareError } from '../graph/errors.ts';
import type { OidcConfig } from './access/token-verifier.ts';
import { isLoopback } from './http/is-loopback.ts';
import { type Limits, LIMITS } from './limits/limits.ts';
import { secureUrl } from './secure-url.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** `sqlite:PATH`, or a neo4j:// URL: see graph/open-store.ts. */
  readonly storeUrl: string;
  /** Whether the first start loads the illustrative data set too. */
  readonly demonstration: boolean;
  /** True when only this machine can reach the server: its user then reads as a member of the Movement. */
  readonly onLoopback: boolean;
  /** The identity provider whose tokens are accounts; null: none is set up. */
  readonly oidc: OidcConfig | null;
  /** GeoJSON of borders to be drawn in place of Natural Earth's; null: those. */
  readonly bordersFile: string | null;
  /** Threads for measures that may take seconds. */
  readonly analysisThreads: number;
  /** Who reads /metrics sends it; null: only this machine reads them, and only on loopback. */
  readonly metricsToken: string | null;
  readonly limits: Limits;
  /** `any`: a client may ask what it likes; `only`: what the pages ask, and what the operator's documents do. */
  readonly documents: 'any' | 'only';
  /** Folder of *.graphql files that are trusted beside those of the pages; null: none. */
  readonly documentsFolder: string | null;
  /** Whether the schema can be asked for. Its text is in schema/ for all. */
  readonly introspection: boolean;
  /** Origins whose pages may ask; `*` alone: any. */
  readonly corsOrigins: readonly string[];
  /** Addresses of proxies, whose word is taken for who the client is. */
  readonly trustedProxies: readonly string[];
}

const whole = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`)
    .default(usual);

const listOf = (isMember: (text: string) => boolean, problem: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((member) => member.trim()))
    .refine((members) => members.every(isMember), problem)
    .default([]);

/** `https://dashboard.example`, without a path. */
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;

/** `10.0.0.2`, `10.0.0.0/8`, `fd00::/8`. Not /0, by which everybody would be a proxy. */
function isAddressOrRange(text: string): boolean {
  const [address, bits, ...more] = text.split('/') as [string, ...string[]];
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)]!;
  return (
    most > 0 &&
    more.length === 0 &&
    (bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most))
  );
}

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65_535, 4000),
  TRAILCARE_STORE: z.string().min(1).default('sqlite:data/trailcare.db'),
  TRAILCARE_DEMONSTRATION: z.enum(['on', 'off']).default('on'),
  TRAILCARE_BORDERS: z.string().min(1).optional(),
  TRAILCARE_LOG_LEVEL: z.enum(['error', 'warn', 'info', 'silent']).default('warn'),
  TRAILCARE_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 visible ASCII characters')
    .optional(),
  TRAILCARE_OIDC_ISSUER: secureUrl.optional(),
  TRAILCARE_OIDC_AUDIENCE: z.string().min(1).optional(),
  TRAILCARE_OIDC_JWKS_URL: secureUrl.optional(),
  TRAILCARE_OIDC_ROLES_CLAIM: z.string().min(1).default('trailcare_roles'),
  TRAILCARE_OIDC_CLOCK_SKEW_SECONDS: whole(0, 300, 30),
  TRAILCARE_ANALYSIS_THREADS: whole(1, 64, Math.min(4, Math.max(1, availableParallelism() - 1))),
  TRAILCARE_TRUSTED_DOCUMENTS: z.enum(['any', 'only']).default('any'),
  TRAILCARE_DOCUMENTS: z.string().min(1).optional(),
  TRAILCARE_INTROSPECTION: z.enum(['on', 'off']).default('on'),
  TRAILCARE_CORS_ORIGINS: listOf(
    (text) => text === '*' || isOrigin(text),
    'must be origins such as https://dashboard.example, with commas between them, or *',
  ),
  TRAILCARE_TRUSTED_PROXIES: listOf(
    isAddressOrRange,
    'must be addresses such as 10.0.0.2 or 10.0.0.0/8, with commas between them',
  ),
});

const limitsOfEnvironment = z.object(
  Object.fromEntries(
    Object.values(LIMITS).map(({ variable, least, most, usual }) => [variable, whole(least, most, usual)]),
  ),
);

/** The configuration in the environment; BAD_INPUT that names the variable, its value and what would be accepted. */
export function readConfig(env: Environment): Config {
  // An empty variable is how shells and compose files say "not set".
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const values = parsed(environment, set);
  const limits = parsed(limitsOfEnvironment, set);
  const onLoopback = isLoopback(values.HOST);
  const oidc = oidcOf(values);
  // Any page of the web could read, and load, as the user of this machine.
  if (onLoopback && oidc === null && values.TRAILCARE_CORS_ORIGINS.includes('*')) {
    const message =
      'TRAILCARE_CORS_ORIGINS=*: without accounts, on loopback, every page of the web would read as the user of this machine. Name the origins.';
    throw new TrailcareError('BAD_INPUT', message, { argument: 'TRAILCARE_CORS_ORIGINS' });
  }
  return {
    host: values.HOST,
    port: values.PORT,
    storeUrl: values.TRAILCARE_STORE,
    demonstration: values.TRAILCARE_DEMONSTRATION === 'on',
    onLoopback,
    oidc,
    bordersFile: values.TRAILCARE_BORDERS ?? null,
    analysisThreads: values.TRAILCARE_ANALYSIS_THREADS,
    metricsToken: values.TRAILCARE_METRICS_TOKEN ?? null,
    limits: Object.fromEntries(
      Object.entries(LIMITS).map(([name, { variable }]) => [name, limits[variable]]),
    ) as Limits,
    documents: values.TRAILCARE_TRUSTED_DOCUMENTS,
    documentsFolder: values.TRAILCARE_DOCUMENTS ?? null,
    introspection: values.TRAILCARE_INTROSPECTION === 'on',
    corsOrigins: values.TRAILCARE_CORS_ORIGINS,
    trustedProxies: values.TRAILCARE_TRUSTED_PROXIES,
  };
}

function parsed<T extends z.ZodType>(schema: T, set: Environment): z.infer<T> {
  const read = schema.safeParse(set);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  // What may be a secret is not repeated.
  const value = name === 'TRAILCARE_METRICS_TOKEN' ? '…' : set[name];
  throw new TrailcareError('BAD_INPUT', `${name}=${value}: ${issue?.message}.`, { argument: name });
}

function oidcOf(values: z.infer<typeof environment>): OidcConfig | null {
  const { TRAILCARE_OIDC_ISSUER: issuer, TRAILCARE_OIDC_AUDIENCE: audience } = values;
  if (issuer === undefined && audience === undefined && values.TRAILCARE_OIDC_JWKS_URL === undefined)
    return null;
  if (issuer === undefined || audience === undefined) {
    const missing = issuer === undefined ? 'TRAILCARE_OIDC_ISSUER' : 'TRAILCARE_OIDC_AUDIENCE';
    const message = `${missing} is missing: tokens are checked for both their issuer and their audience.`;
    throw new TrailcareError('BAD_INPUT', message, { argument: missing });
  }
  return {
    issuer,
    audience,
    jwksUrl: values.TRAILCARE_OIDC_JWKS_URL ?? null,
    rolesClaim: values.TRAILCARE_OIDC_ROLES_CLAIM,
    clockSkewSeconds: values.TRAILCARE_OIDC_CLOCK_SKEW_SECONDS,
  };
}
