/**
 * For so long after it was replaced a revision is read, other than by who reads everything. Commits hide there what they hide
 * (stores/audience/narrow-past.ts), and go back twice as far, because the clocks of servers differ.
 */
export const READABLE_PAST_MS = 86_400_000;
