/** What a world of a size has, made up from a seed. The bundled seeds come beside it. */
export interface WorldSize {
  readonly stops: number;
  readonly legs: number;
  readonly services: number;
  readonly branches: number;
  readonly trails: number;
  /** IFRC regions over which the stops lie; null: all. */
  readonly regions: readonly string[] | null;
}

const ONE_PART_OF_THE_WORLD = ['AFRICA', 'MIDDLE_EAST_AND_NORTH_AFRICA', 'EUROPE_AND_CENTRAL_ASIA'];

/** S is about today's real data, M one region complete, L the world complete; XS is for tests of the generator alone. */
export const SIZES = {
  XS: { stops: 300, legs: 800, services: 1_500, branches: 300, trails: 10, regions: ['AFRICA'] },
  S: {
    stops: 3_000,
    legs: 8_000,
    services: 20_000,
    branches: 5_000,
    trails: 100,
    regions: ONE_PART_OF_THE_WORLD,
  },
  M: {
    stops: 20_000,
    legs: 80_000,
    services: 250_000,
    branches: 50_000,
    trails: 500,
    regions: ONE_PART_OF_THE_WORLD,
  },
  L: { stops: 100_000, legs: 400_000, services: 1_000_000, branches: 200_000, trails: 2_000, regions: null },
} as const satisfies Record<string, WorldSize>;
export type SizeName = keyof typeof SIZES;
