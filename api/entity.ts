import type { Fact, KindName } from '../graph/model/kinds.ts';

/** A fact on its way to a client: it knows its kind, by which it gets its global id, its type and its sources. */
export type Entity<N extends KindName> = N extends KindName ? Fact<N> & { readonly kindName: N } : never;

export function entity<N extends KindName>(kindName: N, fact: Fact<N>): Entity<N> {
  return { ...fact, kindName } as Entity<N>;
}

/** Kinds that are an object of the schema, with the name of their type: most have the kind's own. */
export const TYPE_OF_KIND = {
  Source: 'Source',
  Country: 'Country',
  Group: 'GroupDefinition',
  ServiceType: 'ServiceType',
  MinimumPackage: 'MinimumPackage',
  NationalSociety: 'NationalSociety',
  RegionalNetwork: 'RegionalNetwork',
  AdminArea: 'AdminArea',
  Provider: 'Provider',
  Branch: 'Branch',
  Trail: 'Trail',
  Stop: 'Stop',
  Leg: 'Leg',
  Service: 'Service',
  Flow: 'Flow',
  Stock: 'Stock',
  IncidentTotal: 'IncidentTotal',
  Agreement: 'Agreement',
  Referral: 'Referral',
  Statement: 'Statement',
  Practice: 'Practice',
  Indicator: 'Indicator',
} as const satisfies Partial<Record<KindName, string>>;

export type EntityKind = keyof typeof TYPE_OF_KIND;

export const isEntityKind = (name: string): name is EntityKind => Object.hasOwn(TYPE_OF_KIND, name);

// Names for the generated types, which cannot write a generic.
export type SourceEntity = Entity<'Source'>;
export type CountryEntity = Entity<'Country'>;
export type GroupEntity = Entity<'Group'>;
export type ServiceTypeEntity = Entity<'ServiceType'>;
export type MinimumPackageEntity = Entity<'MinimumPackage'>;
export type NationalSocietyEntity = Entity<'NationalSociety'>;
export type RegionalNetworkEntity = Entity<'RegionalNetwork'>;
export type AdminAreaEntity = Entity<'AdminArea'>;
export type ProviderEntity = Entity<'Provider'>;
export type BranchEntity = Entity<'Branch'>;
export type TrailEntity = Entity<'Trail'>;
export type StopEntity = Entity<'Stop'>;
export type LegEntity = Entity<'Leg'>;
export type ServiceEntity = Entity<'Service'>;
export type FlowEntity = Entity<'Flow'>;
export type StockEntity = Entity<'Stock'>;
export type IncidentTotalEntity = Entity<'IncidentTotal'>;
export type AgreementEntity = Entity<'Agreement'>;
export type ReferralEntity = Entity<'Referral'>;
export type StatementEntity = Entity<'Statement'>;
export type PracticeEntity = Entity<'Practice'>;
export type IndicatorEntity = Entity<'Indicator'>;
