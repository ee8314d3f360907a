import { badInput } from '../errors.ts';
import { CODE_PATTERN } from '../model/field.ts';

/** What an account may be, beyond a reader of public facts. */
export type Role =
  /** Reads what is for the Movement. */
  | { readonly name: 'movement' }
  /** Writes the facts of one National Society, and reads its restricted ones. */
  | { readonly name: 'steward'; readonly society: string }
  /** Publishes validated proposals within one regional network, and reads what its members share. */
  | { readonly name: 'network-steward'; readonly network: string }
  /** Reads everything, the audit log too; manages no facts. */
  | { readonly name: 'administrator' };

const FORM = 'one of movement, administrator, steward:SOCIETY, network-steward:NETWORK (codes, as ns-eth)';

/** `parseRole('steward:ns-eth')`; BAD_INPUT for a word that is no role, so that a typing error gives no rights. */
export function parseRole(text: string): Role {
  const [name, code, ...more] = text.trim().split(':');
  if (more.length === 0) {
    if (code === undefined && (name === 'movement' || name === 'administrator')) return { name };
    if (code !== undefined && CODE_PATTERN.test(code)) {
      if (name === 'steward') return { name, society: code };
      if (name === 'network-steward') return { name, network: code };
    }
  }
  throw badInput('role', text, FORM);
}

/** The text that `parseRole` reads. */
export function roleText(role: Role): string {
  if (role.name === 'steward') return `steward:${role.society}`;
  if (role.name === 'network-steward') return `network-steward:${role.network}`;
  return role.name;
}
