/** With what probability all sampled shares lie within their error. */
export const SAMPLING_PROBABILITY = 0.95;

/**
 * How far the mean of so many draws from 0 to 1 lies from the true mean at most, for all of so many means at once, with
 * SAMPLING_PROBABILITY: Hoeffding's inequality (1963) for each, and their failures added up. 1 when nothing was drawn: a share is
 * never farther off. `samplingError(1000, 30_000)` is 0.0837.
 */
export function samplingError(draws: number, means: number): number {
  return Math.min(1, Math.sqrt(Math.log((2 * means) / (1 - SAMPLING_PROBABILITY)) / (2 * draws)));
}
