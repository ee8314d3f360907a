import type { FactOf, Kind } from './kind.ts';
import { adminArea } from './kinds/admin-area.ts';
import { agreement } from './kinds/agreement.ts';
import { branch } from './kinds/branch.ts';
import { country } from './kinds/country.ts';
import { flow } from './kinds/flow.ts';
import { group } from './kinds/group.ts';
import { incidentTotal } from './kinds/incident-total.ts';
import { indicator } from './kinds/indicator.ts';
import { leg } from './kinds/leg.ts';
import { minimumPackage } from './kinds/minimum-package.ts';
import { nationalSociety } from './kinds/national-society.ts';
import { practice } from './kinds/practice.ts';
import { provider } from './kinds/provider.ts';
import { referral } from './kinds/referral.ts';
import { regionalNetwork } from './kinds/regional-network.ts';
import { serviceType } from './kinds/service-type.ts';
import { service } from './kinds/service.ts';
import { source } from './kinds/source.ts';
import { statement } from './kinds/statement.ts';
import { stock } from './kinds/stock.ts';
import { stop } from './kinds/stop.ts';
import { trailCountry } from './kinds/trail-country.ts';
import { trailLeg } from './kinds/trail-leg.ts';
import { trailStop } from './kinds/trail-stop.ts';
import { trail } from './kinds/trail.ts';

/** Every kind of fact, in an order in which each refers only to itself and to those before it. */
export const KINDS = {
  Source: source,
  Country: country,
  Group: group,
  ServiceType: serviceType,
  MinimumPackage: minimumPackage,
  NationalSociety: nationalSociety,
  RegionalNetwork: regionalNetwork,
  AdminArea: adminArea,
  Provider: provider,
  Branch: branch,
  Trail: trail,
  Stop: stop,
  Leg: leg,
  TrailCountry: trailCountry,
  TrailStop: trailStop,
  TrailLeg: trailLeg,
  Service: service,
  Flow: flow,
  Stock: stock,
  IncidentTotal: incidentTotal,
  Agreement: agreement,
  Referral: referral,
  Statement: statement,
  Practice: practice,
  Indicator: indicator,
} as const;

export type KindName = keyof typeof KINDS;
export type Fact<N extends KindName> = FactOf<(typeof KINDS)[N]>;
/** A fact of any kind, as stores hold it: flat, of texts, numbers, booleans, lists of texts, and nulls. */
export type AnyFact = { code: string; source: string } & Record<string, FactValue>;
export type FactValue = string | number | boolean | string[] | null;

export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** The kind without its field types, for code that treats all kinds alike. */
export function kindOf(name: KindName): Kind {
  return KINDS[name] as unknown as Kind;
}
