import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { TrailcareError } from '../graph/errors.ts';
import type { OidcConfig } from './access/token-verifier.ts';
import { isLoopback } from './is-loopback.ts';
import { secureUrl } from './secure-url.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Limits {
  /** Of a GraphQL document: names, braces, values. */
  readonly maxTokens: number;
  /** Levels of nested fields. */
  readonly maxDepth: number;
  readonly maxBodyBytes: number;
  /** Of a file for `POST /load`. */
  readonly maxUploadBytes: number;
}

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
}

const whole = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`)
    .default(usual);

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
  TRAILCARE_MAX_TOKENS: whole(100, 1_000_000, 4_000),
  TRAILCARE_MAX_DEPTH: whole(5, 100, 16),
  TRAILCARE_MAX_BODY_BYTES: whole(1_000, 100_000_000, 1_000_000),
  TRAILCARE_MAX_UPLOAD_BYTES: whole(1_000, 999_999_999, 100_000_000),
});

/** The configuration in the environment; BAD_INPUT that names the variable, its value and what would be accepted. */
export function readConfig(env: Environment): Config {
  // An empty variable is how shells and compose files say "not set".
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    // What may be a secret is not repeated.
    const value = name === 'TRAILCARE_METRICS_TOKEN' ? '…' : env[name];
    throw new TrailcareError('BAD_INPUT', `${name}=${value}: ${issue?.message}.`, { argument: name });
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    storeUrl: values.TRAILCARE_STORE,
    demonstration: values.TRAILCARE_DEMONSTRATION === 'on',
    onLoopback: isLoopback(values.HOST),
    oidc: oidcOf(values),
    bordersFile: values.TRAILCARE_BORDERS ?? null,
    analysisThreads: values.TRAILCARE_ANALYSIS_THREADS,
    metricsToken: values.TRAILCARE_METRICS_TOKEN ?? null,
    limits: {
      maxTokens: values.TRAILCARE_MAX_TOKENS,
      maxDepth: values.TRAILCARE_MAX_DEPTH,
      maxBodyBytes: values.TRAILCARE_MAX_BODY_BYTES,
      maxUploadBytes: values.TRAILCARE_MAX_UPLOAD_BYTES,
    },
  };
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
