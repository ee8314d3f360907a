import { TrailcareError } from '../errors.ts';
import type { Role } from './roles.ts';

/** What an account may do with its roles. A token of an identity provider may do all; an API key what it was made for. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. */
export interface Principal {
  /** `local` is the user of this machine where no accounts are set up. */
  readonly kind: 'anonymous' | 'local' | 'account';
  /** As the audit log has it: `anonymous`, `local`, `oidc:HASH`, `key:ID`. No name of a person. */
  readonly actor: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
}

/** Anybody on the internet: reads public facts. */
export const ANONYMOUS: Principal = { kind: 'anonymous', actor: 'anonymous', roles: [], scopes: ['read'] };
/** Without accounts, whoever sits at the machine: reads all but restricted facts, loads files, stores scenarios. */
export const LOCAL_USER: Principal = {
  kind: 'local',
  actor: 'local',
  roles: [],
  scopes: ['read', 'write'],
};

/** National Societies of which the account is a steward, where it may use that for `scope`. Who writes must see what he changes. */
export function stewardedSocieties({ roles, scopes }: Principal, scope: Scope): string[] {
  if (!scopes.includes(scope) || !scopes.includes('read')) return [];
  return roles.flatMap((role) => (role.name === 'steward' ? [role.society] : []));
}

/** Regional networks of which the account is a steward, where it may use that for `scope`. */
export function stewardedNetworks({ roles, scopes }: Principal, scope: Scope): string[] {
  if (!scopes.includes(scope) || !scopes.includes('read')) return [];
  return roles.flatMap((role) => (role.name === 'network-steward' ? [role.network] : []));
}

/** Whether the account may propose changes of facts: it has a role, and writes. */
export function mayPropose({ kind, roles, scopes }: Principal): boolean {
  return kind === 'account' && scopes.includes('write') && roles.length > 0;
}

export function isAdministrator({ roles, scopes }: Principal): boolean {
  return scopes.includes('admin') && roles.some(({ name }) => name === 'administrator');
}

/** FORBIDDEN, with what it would take. */
export function forbidden(what: string, needs: string): TrailcareError {
  return new TrailcareError('FORBIDDEN', `${what} needs ${needs}.`, { accepted: needs });
}

/** UNAUTHENTICATED where nobody said who asks, FORBIDDEN where somebody did: a client can act on the one, not on the other. */
export function refused(principal: Principal, what: string, needs: string): TrailcareError {
  if (principal.kind === 'account') return forbidden(what, needs);
  const how =
    principal.kind === 'local'
      ? 'Make a key with `npx trailcare key create` and send it as `Authorization: Bearer KEY`.'
      : 'Send a token or an API key as `Authorization: Bearer TOKEN`.';
  return new TrailcareError('UNAUTHENTICATED', `${what} needs ${needs}. ${how}`, { accepted: needs });
}
