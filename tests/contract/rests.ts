import type { KindName } from '../../graph/model/kinds.ts';

/** On what the facts of each kind rest, written by hand: a change of the kinds must be meant. */
const SOURCE = ['source', 'Source'] as const;
export const RESTS: Record<KindName, readonly (readonly [field: string, target: KindName])[]> = {
  Source: [],
  Country: [SOURCE],
  Group: [SOURCE],
  ServiceType: [SOURCE],
  MinimumPackage: [SOURCE, ['serviceType', 'ServiceType']],
  NationalSociety: [SOURCE, ['country', 'Country']],
  RegionalNetwork: [SOURCE],
  AdminArea: [SOURCE, ['country', 'Country']],
  Provider: [SOURCE],
  Branch: [SOURCE, ['nationalSociety', 'NationalSociety'], ['country', 'Country']],
  Trail: [SOURCE],
  Stop: [SOURCE, ['country', 'Country'], ['otherCountry', 'Country']],
  Leg: [SOURCE, ['from', 'Stop'], ['to', 'Stop']],
  TrailCountry: [SOURCE, ['trail', 'Trail'], ['country', 'Country']],
  TrailStop: [SOURCE, ['trail', 'Trail'], ['stop', 'Stop']],
  TrailLeg: [SOURCE, ['trail', 'Trail'], ['leg', 'Leg']],
  Service: [SOURCE, ['serviceType', 'ServiceType'], ['provider', 'Provider']],
  Flow: [SOURCE, ['leg', 'Leg'], ['trail', 'Trail'], ['origin', 'Country'], ['destination', 'Country']],
  Stock: [SOURCE, ['stop', 'Stop'], ['country', 'Country'], ['origin', 'Country']],
  IncidentTotal: [SOURCE, ['leg', 'Leg'], ['trail', 'Trail'], ['country', 'Country']],
  Agreement: [SOURCE],
  Referral: [
    SOURCE,
    ['serviceType', 'ServiceType'],
    ['fromService', 'Service'],
    ['fromBranch', 'Branch'],
    ['toService', 'Service'],
    ['toBranch', 'Branch'],
  ],
  Statement: [SOURCE, ['country', 'Country'], ['adminArea', 'AdminArea']],
  Practice: [SOURCE],
  Indicator: [SOURCE, ['nationalSociety', 'NationalSociety'], ['network', 'RegionalNetwork']],
};
