/** Says what asks, and for what. */
export const USER_AGENT =
  'Trailcare/0.1.0 (humanitarian service planning along migration trails; not for migration control)';
