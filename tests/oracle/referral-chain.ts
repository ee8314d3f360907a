import type { Journey } from './journey.ts';
import { type End, isLinked, linksAreStated, shareProvider } from './links.ts';
import { countriesOfStop } from './network.ts';
import { wholePlace } from './reach.ts';
import { isWithheld, servingServices, stopsWithStatus } from './status.ts';
import type { View } from './world.ts';

export interface OracleChain {
  closed: boolean | null;
  brokenAt: string | null;
}

/** Rule 28. */
export function referralChain(
  view: View,
  { stops }: Journey,
  serviceType: string,
  group: string,
): OracleChain {
  if (isWithheld(view, serviceType)) return { closed: null, brokenAt: null };
  const served = stopsWithStatus(view, stops, serviceType, group, ['SERVED']);
  if (served.length < 2) return { closed: null, brokenAt: null };

  const ends: End[] = served.map((stop) => ({
    countries: countriesOfStop(stop),
    services: servingServices(view, wholePlace(stop), serviceType, group),
  }));
  const open: { stop: string; stated: boolean }[] = [];
  for (let i = 0; i + 1 < served.length; i++) {
    const [from, to] = [ends[i]!, ends[i + 1]!];
    if (shareProvider(from, to) || isLinked(view, serviceType, from, to, false)) continue;
    const stated = linksAreStated(view, serviceType, from) && linksAreStated(view, serviceType, to);
    open.push({ stop: served[i]!.code, stated });
  }
  if (open.length === 0) return { closed: true, brokenAt: null };
  const broken = open.find((pair) => pair.stated);
  return broken ? { closed: false, brokenAt: broken.stop } : { closed: null, brokenAt: open[0]!.stop };
}
