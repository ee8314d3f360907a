/** Snapshots that a thread keeps open, and days of each: most ask of the newest, and of today. */
export const KEPT_NETWORKS = 2;
export const KEPT_DAYS = 2;
