/** Another each time; a failure names it, and TRAILCARE_SEED repeats it. */
export const SOAK_SEED = Number(process.env['TRAILCARE_SEED'] ?? Date.now() % 2 ** 31);
