import { describe, expect, it } from 'vitest';
import { withApi } from './support/with-api.ts';

const { api } = withApi();

interface Leg {
  readonly leg: { readonly code: string; readonly km: number };
  readonly serviceType: { readonly code: string };
  readonly kmInCare: number;
  readonly kmWithoutCare: number;
  readonly kmUnknown: number;
}

describe('care along each leg of a trail', () => {
  it('adds up to the length of the leg, and over the legs to the summary', async () => {
    const { body } = await api()
      .ask(`{ trail(code: "central-test") { coverage(serviceTypes: ["PRIMARY_HEALTH", "RFL"], asOf: "2026-11-01") {
      summary { kmInCare kmWithoutCare kmUnknown }
      legs { leg { code km } serviceType { code } kmInCare kmWithoutCare kmUnknown } } } }`);
    expect(body.errors).toBeUndefined();
    const { coverage } = (
      body.data as { trail: { coverage: { summary: Record<string, number>; legs: Leg[] } } }
    ).trail;
    expect(coverage.legs.length).toBeGreaterThan(2);
    expect(new Set(coverage.legs.map(({ serviceType }) => serviceType.code))).toEqual(
      new Set(['PRIMARY_HEALTH', 'RFL']),
    );
    for (const { leg, kmInCare, kmWithoutCare, kmUnknown } of coverage.legs)
      expect(kmInCare + kmWithoutCare + kmUnknown).toBeCloseTo(leg.km, 6);
    for (const km of ['kmInCare', 'kmWithoutCare', 'kmUnknown'] as const)
      expect(coverage.legs.reduce((sum, leg) => sum + leg[km], 0)).toBeCloseTo(coverage.summary[km]!, 6);
  });
});
