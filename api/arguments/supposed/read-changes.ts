import { TrailcareError } from '../../../graph/errors.ts';
import { type Changes, NO_CHANGES } from '../../../graph/analysis/changed-view.ts';
import type { ChangeInput } from '../../generated/resolver-types.ts';
import { readClosing } from './closings.ts';
import { readLink } from './links.ts';
import type { ReadChange, Surroundings } from './read-change.ts';
import { readOpening } from './openings.ts';

const MAX_CHANGES = 100;

const READERS: readonly ReadChange[] = [readClosing, readOpening, readLink];

/** Checks what is supposed, and turns codes into places of the network. What the reader may not read is for him not there. */
export async function readChanges(inputs: readonly ChangeInput[], around: Surroundings): Promise<Changes> {
  // A branch costs as much as its services, a crossing as its legs.
  const count = inputs.reduce(
    (sum, { openBranch, openCrossing }) =>
      sum + (openBranch?.services.length || openCrossing?.legs.length || 1),
    0,
  );
  if (count > MAX_CHANGES) {
    throw new TrailcareError('LIMIT_EXCEEDED', `changes: ${count} changes; the limit is ${MAX_CHANGES}.`, {
      argument: 'changes',
      value: count,
      limit: MAX_CHANGES,
    });
  }
  const read = inputs.map((input, place) => readChange(input, `changes[${place}]`, around));
  return allTogether(await Promise.all(read));
}

/** Checks one change; rejects with BAD_INPUT or NOT_FOUND, naming `path`, when it cannot be made on this network. */
export async function readChange(
  input: ChangeInput,
  path: string,
  around: Surroundings,
): Promise<Partial<Changes>> {
  for (const reader of READERS) {
    const change = reader(input, path, around);
    if (change !== undefined) return change;
  }
  throw new Error(`No reader for ${JSON.stringify(input)}.`);
}

export const allTogether = (changes: readonly Partial<Changes>[]): Changes =>
  changes.reduce<Changes>(together, NO_CHANGES);

function together(a: Changes, b: Partial<Changes>): Changes {
  const both = (one: ReadonlySet<number>, other: Iterable<number> = []) => new Set([...one, ...other]);
  return {
    closedServices: both(a.closedServices, b.closedServices),
    closedBranches: both(a.closedBranches, b.closedBranches),
    closedStops: both(a.closedStops, b.closedStops),
    closedLegs: both(a.closedLegs, b.closedLegs),
    openedServices: [...a.openedServices, ...(b.openedServices ?? [])],
    openedLegs: [...a.openedLegs, ...(b.openedLegs ?? [])],
    flows: new Map([...a.flows, ...(b.flows ?? [])]),
    agreements: [...a.agreements, ...(b.agreements ?? [])],
    referrals: [...a.referrals, ...(b.referrals ?? [])],
    statements: [...a.statements, ...(b.statements ?? [])],
  };
}
