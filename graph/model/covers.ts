import type { FactValue } from './kinds.ts';

/** What of a Statement says of which services it speaks. */
export const COVERING_FIELDS = ['country', 'adminArea', 'serviceTypes', 'providerKinds'] as const;
/** What of a Service says which statements speak of it. */
export const COVERED_FIELDS = ['country', 'adminAreas', 'serviceType', 'provider'] as const;
/** What of a Statement says of which agreements and referrals it speaks. */
export const LISTING_FIELDS = ['country', 'serviceTypes', 'links', 'asOf', 'freshUntil'] as const;

type Values = Readonly<Record<string, FactValue>>;

/**
 * Whether a statement of completeness claims to list this service. `providerKinds`: what is stated of the service's
 * provider, null where a source does not say. One of which no area is stated may be in any: it serves a whole country, or the stop or the
 * circle where it is.
 */
export function covers(statement: Values, service: Values, providerKinds: readonly FactValue[]): boolean {
  const listed = (field: string, value: FactValue | undefined, of: Values) =>
    ((of[field] ?? []) as string[]).includes(String(value));
  return (
    service['country'] === statement['country'] &&
    listed('serviceTypes', service['serviceType'], statement) &&
    (statement['adminArea'] === null ||
      ((service['adminAreas'] ?? []) as string[]).length === 0 ||
      listed('adminAreas', statement['adminArea'], service)) &&
    (providerKinds.length === 0 ||
      providerKinds.some((kind) => kind === null || listed('providerKinds', kind, statement)))
  );
}

/** An agreement or a referral, for one of its service types and one country of its parties or ends. */
export interface CountryLink {
  readonly country: string;
  readonly serviceType: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/**
 * Whether a statement of completeness claims to list this link: it speaks of links, and the link holds on a day on which the
 * statement counts. Its area and its kinds of provider do not matter: Societies agree, for all their country.
 */
export function listsLink(statement: Values, link: CountryLink): boolean {
  const { asOf, freshUntil } = statement;
  return (
    statement['links'] === true &&
    statement['country'] === link.country &&
    ((statement['serviceTypes'] ?? []) as string[]).includes(link.serviceType) &&
    (link.validFrom === null || link.validFrom < String(freshUntil)) &&
    (link.validUntil === null || asOf === null || link.validUntil >= String(asOf))
  );
}
