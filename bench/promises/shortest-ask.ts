import type { JourneyAsk } from '../../graph/analysis/journey-ask.ts';

/** The shortest journey, or the `first` shortest, with nothing else asked. */
export function shortestAsk(from: number, to: number, first = 1): JourneyAsk {
  return {
    from,
    to,
    via: [],
    avoid: { countries: [], stops: [], modes: [] },
    optimise: 'DISTANCE',
    layers: [],
    first,
    maxOverlap: null,
  };
}
