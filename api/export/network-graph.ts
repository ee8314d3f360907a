import { activeServicesAt } from '../../graph/analysis/active-services-at.ts';
import { flowOnLeg } from '../../graph/analysis/people.ts';
import { scopeOfEverything, scopeOfTrails } from '../../graph/analysis/scope.ts';
import type { View } from '../../graph/analysis/view.ts';
import type { Attributes, PlainGraph } from '../../graph/network/plain-graph.ts';
import type { Context } from '../context.ts';
import { allKnown } from '../known.ts';
import { sourcesOf } from './sources-of.ts';

/** Stops and legs that hold on the day, of some trails or all of the network, as a directed graph. What is not known is left out. */
export async function networkGraph(
  context: Context,
  view: View,
  trails: readonly string[] | null,
): Promise<PlainGraph> {
  const { network } = view;
  const scope =
    trails === null ? scopeOfEverything(view) : scopeOfTrails(view, trails.map(network.trails.indexOf));
  const codes = (sources: readonly number[]) =>
    sources.flatMap((source) => network.sources.codes.orNull(source) ?? []);
  // A leg of a trail may end at a stop that the trail does not name.
  const ends = scope.legs.flatMap((leg) => [network.legs.from[leg]!, network.legs.to[leg]!]);
  const places = [...new Set([...scope.stops, ...ends])].toSorted((a, b) => a - b);
  const stops = await allKnown(
    context,
    'Stop',
    places.map((stop) => network.stops.codes.at(stop)),
  );
  const legs = await allKnown(
    context,
    'Leg',
    scope.legs.map((leg) => network.legs.codes.at(leg)),
  );
  const noted = (sources: readonly string[]): string => {
    const distinct = [...new Set(sources)];
    for (const source of distinct) context.restsOn.note(source);
    return distinct.join('|');
  };
  return {
    nodes: stops.map((stop, n) => {
      const services = activeServicesAt(view, places[n]!);
      return {
        code: stop.code,
        label: stop.name,
        attributes: stated({
          kind: stop.kind,
          country: stop.country,
          otherCountry: stop.otherCountry,
          lat: stop.lat,
          lon: stop.lon,
          activeServices: services.length,
          sources: noted([
            ...sourcesOf([stop]),
            ...codes(services.map((service) => network.services.source[service]!)),
          ]),
        }),
      };
    }),
    edges: legs.map((leg, n) => {
      const flow = flowOnLeg(view, scope.legs[n]!);
      return {
        code: leg.code,
        from: leg.from,
        to: leg.to,
        attributes: stated({
          mode: leg.mode,
          km: leg.km,
          hours: leg.hours,
          crossesBorder: network.legs.isBorder[scope.legs[n]!] === 1,
          peoplePerYear: flow?.value ?? null,
          sources: noted([...sourcesOf([leg]), ...codes(flow === null ? [] : [flow.source])]),
        }),
      };
    }),
  };
}

function stated(attributes: Readonly<Record<string, string | number | boolean | null>>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)) as Attributes;
}
