/** Days after its as-of at which a service without an end date lapses, where neither its source nor its format says. */
export const STALE_DAYS = 365;
