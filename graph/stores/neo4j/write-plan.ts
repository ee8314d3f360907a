import type { AnyFact, KindName } from '../../model/kinds.ts';
import { CURRENT } from '../../model/versions.ts';
import type { Run } from './connection.ts';
import { rowsOf } from './fact-rows.ts';
import { referencesOf } from './names.ts';
import { whole } from './parameters.ts';
import type { PutPlan } from './plan-put.ts';
import * as statements from './statements.ts';

/** Writes what a put changes: one statement for the versions, one for each kind of identity that they name. */
export async function writePlan(run: Run, kind: KindName, plan: PutPlan, pending: number): Promise<void> {
  if (plan.create.length === 0) return;
  const base = { pending: whole(pending), current: whole(CURRENT) };
  const facts = plan.create.map(({ fact }) => fact);
  // Started in this order and sent together, so the server runs them in this order.
  const running = [];
  if (plan.drop.length > 0) running.push(run(statements.dropVersions(kind), { ...base, keys: plan.drop }));
  if (plan.end.length > 0) running.push(run(statements.endVersions(kind), { ...base, keys: plan.end }));
  for (const [target, codes] of identitiesOf(kind, facts)) {
    if (codes.size > 0) running.push(run(statements.mergeIdentities(target), { codes: [...codes] }));
  }
  running.push(run(statements.createVersions(kind), { ...base, rows: rowsOf(kind, plan.create) }));
  await Promise.all(running);
}

/** Codes by kind of all identities that the facts' relationships need. */
function identitiesOf(kind: KindName, facts: readonly AnyFact[]): Map<KindName, Set<string>> {
  const identities = new Map<KindName, Set<string>>([[kind, new Set(facts.map(({ code }) => code))]]);
  for (const { field, target } of referencesOf(kind)) {
    const codes = identities.get(target) ?? new Set();
    for (const code of facts.flatMap((fact) => fact[field] ?? [])) codes.add(String(code));
    identities.set(target, codes);
  }
  return identities;
}
