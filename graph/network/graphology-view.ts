import { DirectedGraph, MultiDirectedGraph, UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { write as writeGexf } from 'graphology-gexf/node/index.js';
import { bidirectional } from 'graphology-shortest-path/dijkstra.js';
import { bidirectional as fewestSteps } from 'graphology-shortest-path/unweighted.js';
import { rowOf } from './compressed-rows.ts';
import { countriesOfStop } from './place-columns.ts';
import type { Network } from './network.ts';
import type { PlainGraph } from './plain-graph.ts';

/** Its types are those of an ES module, and it is none. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

// The one file that imports graphology: its graphs are the exchange form of the network, and its searches
// serve small graphs and as an oracle in tests.

/** How two countries meet: by a land border, or by a leg of a trail between them (with at most the sea between). */
type Meeting = 'BORDER' | 'LEG';

/**
 * The graph of countries and National Societies: a node `country:ETH` per country, `society:ns-eth` per Society, an edge from
 * each Society to its country, and edges between countries that meet. O(borders + legs).
 */
function societyGraph(network: Network): UndirectedGraph {
  const graph = new UndirectedGraph();
  const { countries, societies } = network;
  for (const code of countries.codes) graph.addNode(`country:${code}`, { kind: 'Country', code });
  [...societies.codes].forEach((code, society) => {
    graph.addNode(`society:${code}`, { kind: 'NationalSociety', code });
    const country = societies.country[society]!;
    if (country >= 0)
      graph.addEdge(`society:${code}`, `country:${countries.codes.at(country)}`, { by: 'OF' });
  });
  const meet = (a: number, b: number, by: Meeting) => {
    const [one, other] = [`country:${countries.codes.at(a)}`, `country:${countries.codes.at(b)}`];
    if (a !== b && !graph.hasEdge(one, other)) graph.addEdge(one, other, { by });
  };
  for (let country = 0; country < countries.codes.length; country++) {
    for (const neighbour of rowOf(network.borders, country)) meet(country, neighbour, 'BORDER');
  }
  for (const [a, b] of countryPairsOfLegs(network)) meet(a, b, 'LEG');
  return graph;
}

const graphs = new WeakMap<Network, UndirectedGraph>();

/**
 * Codes of the countries from that of one Society to that of another, over the fewest borders or legs; null when there is no
 * way: `['ETH', 'SDN', 'LBY']`. By graphology-shortest-path; the graph is made once per network.
 */
export function countriesBetween(network: Network, from: string, to: string): string[] | null {
  let graph = graphs.get(network);
  if (graph === undefined) graphs.set(network, (graph = societyGraph(network)));
  // Its own search says of a node and itself: the node.
  const path =
    from === to
      ? [`society:${from}`, ...graph.neighbors(`society:${from}`)]
      : fewestSteps(graph, `society:${from}`, `society:${to}`);
  if (path === null) return null;
  return path.filter((node) => node.startsWith('country:')).map((node) => node.slice('country:'.length));
}

/** Stops and the shortest leg between each two of them, with `metres`, for graphology's own searches. */
export function legGraph(network: Network): DirectedGraph {
  const graph = new DirectedGraph();
  const { stops, legs } = network;
  for (const code of stops.codes) graph.addNode(code);
  for (let leg = 0; leg < legs.codes.length; leg++) {
    const [from, to] = [stops.codes.at(legs.from[leg]!), stops.codes.at(legs.to[leg]!)];
    const metres = legs.metres[leg]!;
    if (!graph.hasEdge(from, to)) graph.addEdge(from, to, { metres });
    else if (metres < Number(graph.getEdgeAttribute(from, to, 'metres'))) {
      graph.setEdgeAttribute(from, to, 'metres', metres);
    }
  }
  return graph;
}

/** Stops of a shortest way by graphology-shortest-path; null when there is none. */
export function graphologyShortestWay(graph: DirectedGraph, from: string, to: string): string[] | null {
  return bidirectional(graph, from, to, 'metres');
}

/** A graph as GEXF 1.2, by graphology-gexf. Points are at their longitude and latitude, so that Gephi shows a map at once. */
export function gexfText(
  { nodes, edges }: PlainGraph,
  about: { readonly creator: string; readonly description: string },
): string {
  const graph = new MultiDirectedGraph();
  graph.replaceAttributes({ ...about });
  for (const { code, label, attributes } of nodes) graph.addNode(code, { ...attributes, label });
  for (const { code, from, to, attributes } of edges) {
    graph.addDirectedEdgeWithKey(code, from, to, { ...attributes });
  }
  return writeGexf(graph, {
    formatNode: (_, { label, ...attributes }) => ({
      label: String(label),
      attributes,
      viz: { x: Number(attributes['lon']), y: Number(attributes['lat']) },
    }),
    formatEdge: (_, attributes) => ({ attributes }),
  });
}

/**
 * Communities of an undirected graph by Louvain's method: of each node the number of its own, and their modularity. `random` draws the order
 * in which nodes are tried. Null when there is no edge: nothing joins any two.
 */
export function louvainCommunities(
  nodes: readonly string[],
  edges: readonly { readonly a: string; readonly b: string; readonly weight: number }[],
  random: () => number,
): { of: ReadonlyMap<string, number>; modularity: number } | null {
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>();
  for (const node of nodes) graph.addNode(node);
  for (const { a, b, weight } of edges) graph.addEdge(a, b, { weight });
  if (graph.size === 0) return null;
  const { communities, modularity } = louvain.detailed(graph, { getEdgeWeight: 'weight', rng: random });
  return { of: new Map(Object.entries(communities)), modularity };
}

/** Pairs of countries with a leg between them, or with two legs and a stop at sea between. */
function* countryPairsOfLegs({ stops, legs }: Network): Generator<[number, number]> {
  const countriesAt = (stop: number) => countriesOfStop(stops, stop);
  for (let leg = 0; leg < legs.codes.length; leg++) {
    const starts = countriesAt(legs.from[leg]!);
    const end = legs.to[leg]!;
    const ends = countriesAt(end);
    const beyond =
      ends.length > 0 ? ends : [...rowOf(stops.legsOut, end)].flatMap((next) => countriesAt(legs.to[next]!));
    for (const a of starts) for (const b of beyond) yield [a, b];
  }
  for (let stop = 0; stop < stops.codes.length; stop++) {
    const [own, other] = countriesAt(stop);
    if (own !== undefined && other !== undefined) yield [own, other];
  }
}
