import type { Variables } from '../documents/gaps.graphql';
import { type Address, useAddress } from './address.ts';
import { type Catalogue, useCatalogue } from './catalogue.ts';

export type Group = Variables['groups'][number];

/** What is asked on all pages: of which trail, which services, for whom, on which day. */
export interface Question {
  readonly address: Address;
  readonly catalogue: Catalogue;
  /** Code of a trail. */
  readonly trail: string;
  /** Codes of service types, never empty. */
  readonly types: readonly string[];
  readonly group: Group;
  /** `YYYY-MM-DD`. Null: today. */
  readonly asOf: string | null;
}

/** What a first look asks for: what most people on the way need, and what the Movement alone does. */
const USUAL_TYPES = ['PRIMARY_HEALTH', 'RFL'];

/** The question in the address. Null: the catalogue has not come yet, or the graph has no trail. */
export function useQuestion(): Question | null {
  const address = useAddress();
  const catalogue = useCatalogue();
  if (catalogue === null) return null;
  const trail = address.read('trail') || catalogue.trails[0]?.code;
  if (trail === undefined) return null;
  const types = address.readList('types');
  const group = catalogue.groups.find(({ code }) => code === address.read('group'))?.code ?? 'EVERYONE';
  return {
    address,
    catalogue,
    trail,
    types: types.length > 0 ? types : USUAL_TYPES,
    group,
    asOf: address.read('asOf') || null,
  };
}
