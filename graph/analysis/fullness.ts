import { ELIGIBILITIES } from '../model/closed-lists.ts';
import type { Network } from '../network/network.ts';
import { STATE_ACTIVE } from './service-state.ts';
import type { View } from './view.ts';

/** How much of a group a service serves. */
export const SERVES_NONE = 0;
const SERVES_PART = 1;
/** The whole group, but on conditions. */
export const SERVES_ON_CONDITION = 2;
export const SERVES_FULLY = 3;

const CONDITIONAL = ELIGIBILITIES.indexOf('CONDITIONAL');

/** `group` is a place in the closed list of groups. */
export function fullness(network: Network, service: number, group: number): number {
  const served = network.services.groups[service]!;
  if ((served & network.groups.wholly[group]!) !== 0) {
    return network.services.eligibility[service] === CONDITIONAL ? SERVES_ON_CONDITION : SERVES_FULLY;
  }
  return (served & network.groups.parts[group]!) !== 0 ? SERVES_PART : SERVES_NONE;
}

/** Whether a service serves a whole group on the day, without conditions. */
export const servesFully = ({ network, serviceState }: View, service: number, group: number): boolean =>
  serviceState[service] === STATE_ACTIVE && fullness(network, service, group) === SERVES_FULLY;
