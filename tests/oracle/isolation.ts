import { allDistances, bothWays, legsOn, stopsOn } from './network.ts';
import { wholePlace } from './reach.ts';
import { roundKm } from './rounding.ts';
import { isPartlyWithheld, servingServices, stopsWithStatus } from './status.ts';
import { type View, compareText, mustFind } from './world.ts';

export interface Isolation {
  isolationKm: number | null;
  isolationAnyKm: number | null;
  isolationAtLeastKm: number | null;
  nearest: { service: string; stop: string; km: number } | null;
}

interface Found {
  stop: string;
  km: number;
}

/** The nearest of `targets` other than `from`, in km rounded to 1 m; of equals the smaller code. */
function nearestOf(
  from: string,
  targets: string[],
  distance: (from: string, to: string) => number,
): Found | null {
  const found = targets
    .filter((stop) => stop !== from && distance(from, stop) < Infinity)
    .map((stop) => ({ stop, km: roundKm(distance(from, stop)) }));
  return found.toSorted((a, b) => a.km - b.km || compareText(a.stop, b.stop))[0] ?? null;
}

interface Surroundings {
  directed: (from: string, to: string) => number;
  anyWay: (from: string, to: string) => number;
  served: string[];
  perhaps: string[];
}

/** What is the same for all gaps of one question, remembered: on real files there are many. */
const remembered = new WeakMap<View, Map<string, Surroundings>>();

function surroundings(view: View, serviceType: string, group: string): Surroundings {
  const known = remembered.get(view) ?? new Map<string, Surroundings>();
  remembered.set(view, known);
  const key = `${serviceType} ${group}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const stops = stopsOn(view);
  const codes = stops.map(({ code }) => code);
  const found = {
    directed: allDistances(codes, legsOn(view)),
    anyWay: allDistances(codes, bothWays(legsOn(view))),
    served: stopsWithStatus(view, stops, serviceType, group, ['SERVED']).map(({ code }) => code),
    perhaps: stopsWithStatus(view, stops, serviceType, group, ['SERVED', 'UNKNOWN']).map(({ code }) => code),
  };
  known.set(key, found);
  return found;
}

/** Rule 19. */
export function isolationOf(view: View, stop: string, serviceType: string, group: string): Isolation {
  const { directed, anyWay, served, perhaps } = surroundings(view, serviceType, group);

  const nearest = nearestOf(stop, served, directed);
  let serving = null;
  if (nearest !== null) {
    const place = wholePlace(mustFind(view.world.Stop, nearest.stop));
    const service = servingServices(view, place, serviceType, group)[0]!;
    serving = { service: service.code, stop: nearest.stop, km: nearest.km };
  }
  return {
    isolationKm: nearest?.km ?? null,
    isolationAnyKm: nearestOf(stop, served, anyWay)?.km ?? null,
    // A gap that something hidden may serve is not far from care for certain.
    isolationAtLeastKm: isPartlyWithheld(view, serviceType)
      ? 0
      : (nearestOf(stop, perhaps, directed)?.km ?? null),
    nearest: serving,
  };
}
