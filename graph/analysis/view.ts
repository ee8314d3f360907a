import { holdsOn } from '../network/validity.ts';
import type { Network, StatementEntry } from '../network/network.ts';
import { serviceState } from './service-state.ts';
import { atOnce, type Steps } from './steps.ts';

/** The network as it stands on one day: what holds, what each service does, and which statements are fresh. */
export interface View {
  readonly network: Network;
  readonly day: number;
  readonly stopHolds: Uint8Array;
  readonly legHolds: Uint8Array;
  /** A STATE_ constant of service-state.ts, by service. */
  readonly serviceState: Uint8Array;
  readonly freshStatements: readonly StatementEntry[];
}

/** Of a column, so many are looked at in a step. */
const ROWS_IN_STEP = 8_192;

/** O(stops + legs + services + statements). */
export const viewAt = (network: Network, day: number): View => atOnce(viewSteps(network, day));

/** The same in steps. */
export function* viewSteps(network: Network, day: number): Steps<View> {
  const { stops, legs, services, statements } = network;
  const stopHolds = yield* holdingSteps(stops, day);
  const legHolds = yield* holdingSteps(legs, day);
  yield* byParts(legHolds.length, (from, to) => {
    for (let leg = from; leg < to; leg++)
      legHolds[leg]! &= stopHolds[legs.from[leg]!]! & stopHolds[legs.to[leg]!]!;
  });
  const states = new Uint8Array(services.type.length);
  yield* byParts(states.length, (from, to) => {
    for (let service = from; service < to; service++) states[service] = serviceState(services, service, day);
  });
  const freshStatements: StatementEntry[] = [];
  yield* byParts(statements.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const statement = statements[place]!;
      if (statement.asOf <= day && day < statement.freshUntil) freshStatements.push(statement);
    }
  });
  return { network, day, stopHolds, legHolds, serviceState: states, freshStatements };
}

/** 1 for each that holds on the day. */
function* holdingSteps(
  { validFrom, validUntil }: { readonly validFrom: Int32Array; readonly validUntil: Int32Array },
  day: number,
): Steps<Uint8Array> {
  const holds = new Uint8Array(validFrom.length);
  yield* byParts(holds.length, (from, to) => {
    for (let place = from; place < to; place++)
      holds[place] = holdsOn(day, validFrom[place]!, validUntil[place]!) ? 1 : 0;
  });
  return holds;
}

function* byParts(length: number, look: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < length; from += ROWS_IN_STEP) {
    look(from, Math.min(length, from + ROWS_IN_STEP));
    yield;
  }
}
