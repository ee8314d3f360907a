import { PROVIDER_KINDS } from '../closed-lists.ts';
import { boolean, date, optional, ref, refs, someOf } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

/** For how long a statement of completeness counts: 2-measures.md. */
export const FRESH_DAYS = 365;

export const statement = defineKind(
  'Statement',
  {
    country: ref('Country', 'Country for which it speaks'),
    adminArea: optional(ref('AdminArea', 'Area of it; null: the whole country')),
    serviceTypes: refs('ServiceType', 'Types of which it claims to list all services'),
    providerKinds: someOf(PROVIDER_KINDS, 'Kinds of provider of which it claims to list all services'),
    links: boolean('True when it claims to list all agreements and referrals of these providers too'),
    freshUntil: date('First day on which it no longer counts: its as-of plus 365 days'),
    nationalSociety: optional(
      ref('NationalSociety', 'The Society whose stewards state it; null: nobody’s stewards'),
    ),
  },
  {
    about:
      'A statement of completeness: a source claims that it lists all services of these types, by these kinds of provider, as of its as-of.',
    owners: ['nationalSociety'],
    restsOn: ['adminArea'],
    indexed: ['country'],
    relationships: { nationalSociety: 'BY', country: 'FOR', adminArea: 'FOR_AREA', serviceTypes: 'ON' },
    rule: (fact) => (fact.asOf === null ? 'needs an asOf' : null),
  },
);
export type Statement = FactOf<typeof statement>;
