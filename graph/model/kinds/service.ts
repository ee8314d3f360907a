import { ELIGIBILITIES, GROUPS, PRECISIONS, SERVICE_STATUSES } from '../closed-lists.ts';
import { boolean, date, integer, oneOf, optional, real, ref, refs, someOf, text, texts } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const service = defineKind(
  'Service',
  {
    name: optional(text('Name; null: not stated')),
    serviceType: ref('ServiceType', 'Its one type'),
    provider: ref('Provider', 'Who offers it'),
    branch: optional(ref('Branch', 'The branch that offers it; null: none or not stated')),
    status: oneOf(
      SERVICE_STATUSES,
      'As of its as-of day; for PLANNED and SUSPENDED, validFrom is the (re)start',
    ),
    staleFrom: optional(date('First day on which the fact has lapsed; null when it has an end date')),
    country: optional(ref('Country', 'Country in which it is offered; null at sea')),
    stop: optional(ref('Stop', 'The stop to which it is attached')),
    leg: optional(ref('Leg', 'The leg to which it is attached (a rescue ship, a mobile team)')),
    lat: optional(real(-90, 90, 'Degrees north; null: no point published')),
    lon: optional(real(-180, 180, 'Degrees east; null: no point published')),
    precision: oneOf(PRECISIONS, 'What its place stands for'),
    reachKm: optional(real(0, 1_000, "Reach around its point; null: its type's default")),
    adminAreas: refs('AdminArea', 'Areas that it serves, with those they are part of'),
    remote: boolean('True for hotlines and online services'),
    groups: someOf(GROUPS, 'Groups that it serves; EVERYONE where no source says otherwise'),
    eligibility: oneOf(ELIGIBILITIES, 'Whether conditions apply; UNKNOWN where no source says'),
    conditions: texts('Conditions of any kind: status, registration, nationality, fee'),
    capacityPerDay: optional(integer(0, 100_000_000, 'People per day; null: not stated')),
    openingDays: optional(text('Opening days or season; null: not stated')),
    sourceWords: texts('Words of the source file from which its type was read'),
  },
  {
    about: 'One type of service, offered by one provider at one place or over one area.',
    indexed: ['serviceType', 'provider', 'branch', 'country', 'stop', 'status', 'leg'],
    searched: ['name'],
    relationships: {
      serviceType: 'IS_A',
      provider: 'BY',
      branch: 'FROM_BRANCH',
      country: 'IN',
      stop: 'AT',
      leg: 'ALONG',
      adminAreas: 'SERVES',
    },
    owners: ['provider', 'branch'],
    rule: (fact) => {
      if ((fact.lat === null) !== (fact.lon === null)) return 'has one of lat and lon without the other';
      if (fact.groups.length === 0) return 'serves no group: use EVERYONE where no source says otherwise';
      if (fact.conditions.length > 0 && fact.eligibility !== 'CONDITIONAL') {
        return 'has conditions, so its eligibility must be CONDITIONAL';
      }
      if (fact.precision === 'COUNTRY' && fact.country === null)
        return 'serves a whole country but names none';
      const placed =
        fact.stop !== null || fact.leg !== null || fact.lat !== null || fact.adminAreas.length > 0;
      if (!placed && fact.precision !== 'COUNTRY' && !fact.remote) {
        return 'has no place: give a stop, a leg, a point, an area, precision COUNTRY or remote';
      }
      return null;
    },
  },
);
export type Service = FactOf<typeof service>;
