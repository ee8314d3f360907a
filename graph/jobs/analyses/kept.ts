/** Snapshots that a thread keeps open: most ask of the newest. */
export const KEPT_NETWORKS = 2;
