import { rowOf } from '../network/compressed-rows.ts';
import { candidatesAt } from './candidates.ts';
import { cellAt } from './cell.ts';
import { servesFully } from './fullness.ts';
import { IN_STEP, type Steps } from './steps.ts';
import type { View } from './view.ts';

interface Places {
  readonly stops: Iterable<number>;
  readonly legs: Iterable<number>;
}

interface Of {
  readonly types: readonly number[];
  readonly group: number;
  /** By what services are counted together; −1: by nothing. */
  readonly memberOf: (service: number) => number;
}

/** Members that alone serve some stop or leg: without any other of them everything stays served. O(services that bear on the places). */
export function* soleServers(
  view: View,
  { stops, legs }: Places,
  { types, group, memberOf }: Of,
): Steps<Set<number>> {
  const { network } = view;
  const sole = new Set<number>();
  const note = (serving: readonly number[]) => {
    const member = serving.length === 0 ? -1 : memberOf(serving[0]!);
    if (member >= 0 && serving.every((service) => memberOf(service) === member)) sole.add(member);
  };
  let passed = 0;
  for (const stop of stops) {
    if (++passed % IN_STEP === 0) yield;
    const candidates = candidatesAt(view, stop);
    for (const type of types) {
      const { status, services } = cellAt(view, candidates, stop, type, group);
      if (status === 'SERVED') note(services);
    }
  }
  for (const leg of legs) {
    if (++passed % IN_STEP === 0) yield;
    const serving = [...rowOf(network.legs.services, leg)].filter((service) =>
      servesFully(view, service, group),
    );
    for (const type of types) note(serving.filter((service) => network.services.type[service] === type));
  }
  return sole;
}
