import type { KindName } from '../graph/model/kinds.ts';
import type { CodeIndex } from '../graph/network/code-index.ts';
import type { Network } from '../graph/network/network.ts';

const INDEXES: Partial<Record<KindName, (network: Network) => CodeIndex>> = {
  Source: ({ sources }) => sources,
  Country: ({ countries }) => countries,
  AdminArea: ({ areas }) => areas,
  ServiceType: ({ serviceTypes }) => serviceTypes,
  Provider: ({ providers }) => providers,
  NationalSociety: ({ societies }) => societies,
  Branch: ({ branches }) => branches,
  Stop: ({ stops }) => stops,
  Leg: ({ legs }) => legs,
  Service: ({ services }) => services,
  Trail: ({ trails }) => trails,
};

/** Whether a network holds a fact of this code. False too for kinds that it keeps no codes of. */
export const networkKnows = (network: Network, kind: KindName, code: string): boolean =>
  (INDEXES[kind]?.(network).indexOf(code) ?? -1) >= 0;
