import { badInput, missingInput, TrailcareError } from '../../graph/errors.ts';
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../../graph/access/api-keys.ts';
import { oidcActor } from '../../graph/access/oidc-actor.ts';
import { SCOPES, type Scope } from '../../graph/access/principal.ts';
import { parseRole, type Role, roleText } from '../../graph/access/roles.ts';
import { addDays, dateProblem } from '../../graph/model/day.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import type { GraphStore } from '../../graph/store.ts';
import type { Command, ExitCode, Terminal, Values } from './command.ts';
import { openCommandStore } from './open-command-store.ts';
import { textTable } from './result-table.ts';

const USUAL_DAYS = 365;

/** `trailcare key`. */
export const keyCommand: Command = {
  help: `trailcare key create --name NAME [--role ROLE]… [--scope SCOPE]… [--expires DATE|never] [--json]
trailcare key list [--json]
trailcare key revoke ID [--json]
trailcare key actor SUBJECT [--issuer URL]

A key is sent as \`Authorization: Bearer KEY\`. It is shown once, when it is made, and kept as a hash alone.
\`actor\` tells how the audit log names an account of the identity provider, which it knows by a keyed hash of the account's subject
(\`sub\`) alone: to find who did something, ask for the subjects that it could be.

  --name NAME      what it is for, without names of persons
  --role ROLE      movement                  reads what is for the Movement
                   steward:SOCIETY           writes the facts of a National Society (steward:ns-eth)
                   network-steward:NETWORK   publishes validated proposals within a network (network-steward:PERCO)
                   administrator             reads everything, the audit log too
                   may be given several times; without one the key reads public facts
  --scope SCOPE    read, write, admin: what the key may do with its roles; several times; read when left out
  --issuer URL     the identity provider; TRAILCARE_OIDC_ISSUER when left out
  --expires DATE   the first day (UTC) on which it no longer works, or never; a year from today when left out

Whoever can run this command on the store can read all of it: keep the store's file and password as you keep the keys.
Exit code 0 done, 1 not done.
`,
  options: {
    name: { type: 'string' },
    role: { type: 'string', multiple: true },
    scope: { type: 'string', multiple: true },
    expires: { type: 'string' },
    issuer: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(values, words, terminal) {
    const [action, id, ...more] = words;
    if (more.length > 0 || (id !== undefined && action !== 'revoke' && action !== 'actor')) {
      throw new TrailcareError(
        'BAD_INPUT',
        `Too many words: ${words.join(' ')}. See \`trailcare key --help\`.`,
      );
    }
    if (action === 'create') return create(values, terminal);
    if (action === 'list') return inStore(terminal, (store) => list(store, values, terminal));
    if (action === 'revoke') {
      if (id === undefined)
        throw missingInput('ID', 'a key is revoked by its id.', 'the id that `trailcare key list` shows');
      return inStore(terminal, (store) => revoke(store, id, values, terminal));
    }
    if (action === 'actor') {
      const issuer = values.text('issuer') ?? (terminal.env['TRAILCARE_OIDC_ISSUER'] || null);
      if (id === undefined)
        throw missingInput('SUBJECT', 'accounts differ by it.', 'the `sub` of its tokens');
      if (issuer === null)
        throw missingInput('--issuer', 'subjects are of one identity provider.', 'its URL, as in `iss`');
      return inStore(terminal, async (store) => terminal.out(`${await oidcActor(store, issuer, id)}\n`));
    }
    throw badInput('key', action ?? null, 'create, list, revoke or actor');
  },
};

async function inStore(terminal: Terminal, work: (store: GraphStore) => Promise<void>): Promise<ExitCode> {
  const store = await openCommandStore(terminal);
  try {
    await work(store);
    return 0;
  } finally {
    await store.close();
  }
}

async function create(values: Values, terminal: Terminal): Promise<ExitCode> {
  const name = values.text('name')?.trim();
  if (!name) throw missingInput('--name', 'a key without one cannot be told from others.', 'what it is for');
  const roles = values.list('role').map(parseRole);
  const scopes = scopesOf(values.list('scope'));
  const now = new Date();
  const expiresAt = expiryOf(values.text('expires'), now);
  return inStore(terminal, async (store) => {
    await requireKnown(store, roles);
    const { key, text } = await createApiKey(
      store,
      { name, roles, scopes, expiresAt },
      { actor: 'local', now },
    );
    if (values.flag('json')) terminal.out(`${JSON.stringify({ ...asJson(key), key: text }, null, 2)}\n`);
    else {
      terminal.err(`Key ${key.id} (${key.name}) was made. It is shown this once:\n`);
      terminal.out(`${text}\n`);
    }
  });
}

async function list(store: GraphStore, values: Values, terminal: Terminal): Promise<void> {
  const keys = await listApiKeys(store);
  if (values.flag('json')) {
    terminal.out(`${JSON.stringify(keys.map(asJson), null, 2)}\n`);
    return;
  }
  if (keys.length === 0) {
    terminal.out('There are no keys.\n');
    return;
  }
  const rows = keys.map(({ id, name, roles, scopes, createdAt, expiresAt, revokedAt }) => [
    id,
    name,
    roles.map(roleText).join(', ') || 'public reader',
    scopes.join(', '),
    createdAt.slice(0, 10),
    stateOf({ expiresAt, revokedAt }),
  ]);
  terminal.out(`${textTable(['id', 'name', 'roles', 'scopes', 'made', 'state'], rows)}\n`);
}

async function revoke(store: GraphStore, id: string, values: Values, terminal: Terminal): Promise<void> {
  const key = await revokeApiKey(store, id, { actor: 'local', now: new Date() });
  if (values.flag('json')) terminal.out(`${JSON.stringify(asJson(key), null, 2)}\n`);
  else terminal.out(`Key ${id} (${key.name}) is revoked: the next request with it is refused.\n`);
}

function stateOf({ expiresAt, revokedAt }: Pick<ApiKey, 'expiresAt' | 'revokedAt'>): string {
  if (revokedAt !== null) return `revoked ${revokedAt.slice(0, 10)}`;
  if (expiresAt === null) return 'valid, no end';
  return Date.parse(expiresAt) <= Date.now()
    ? `expired ${expiresAt.slice(0, 10)}`
    : `valid until ${expiresAt.slice(0, 10)}`;
}

const asJson = (key: ApiKey) => ({ ...key, roles: key.roles.map(roleText) });

function scopesOf(words: readonly string[]): Scope[] {
  const wrong = words.find((word) => !(SCOPES as readonly string[]).includes(word));
  if (wrong !== undefined) throw badInput('--scope', wrong, `one of ${SCOPES.join(', ')}`);
  return words.length === 0 ? ['read'] : SCOPES.filter((scope) => words.includes(scope));
}

function expiryOf(text: string | null, now: Date): string | null {
  const today = now.toISOString().slice(0, 10);
  if (text === 'never') return null;
  if (text === null) return `${addDays(today, USUAL_DAYS)}T00:00:00.000Z`;
  if (dateProblem(text) !== null || text <= today)
    throw badInput('--expires', text, 'a day after today as YYYY-MM-DD, or never');
  return `${text}T00:00:00.000Z`;
}

/** A role for a Society that does not exist is a typing error, and would be found only when somebody needs it. */
async function requireKnown(store: GraphStore, roles: readonly Role[]): Promise<void> {
  const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  for (const role of roles) {
    if (role.name === 'steward') {
      const found = await store.get('NationalSociety', [role.society], at);
      if (found.size === 0)
        throw badInput('--role', roleText(role), 'the code of a National Society, as ns-eth');
    }
    if (role.name === 'network-steward') {
      const found = await store.get('RegionalNetwork', [role.network], at);
      if (found.size === 0)
        throw badInput('--role', roleText(role), 'the code of a regional network, as PERCO');
    }
  }
}
