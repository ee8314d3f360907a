import type { FactValue } from './kinds.ts';

/** What of a Statement says of which services it speaks. */
export const COVERING_FIELDS = ['country', 'adminArea', 'serviceTypes', 'providerKinds'] as const;
/** What of a Service says which statements speak of it. */
export const COVERED_FIELDS = ['country', 'adminAreas', 'serviceType', 'provider'] as const;

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
