import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf/node/index.js';
import { parse as parseGraphml } from 'graphology-graphml/node/index.js';
import { describe, expect, it } from 'vitest';
import { withApi } from '../support/with-api.ts';
import { fact, world } from '../support/world.ts';
import { filesOf } from './files.ts';

const facts = world();
const odd = fact('Leg', 'by-foot', {
  from: 'agadez',
  to: 'dirkou',
  mode: 'FOOT',
  km: 620.5,
  kmBasis: 'PUBLISHED',
});
const named = facts.Stop!.map((stop) =>
  stop.code === 'tripoli' ? { ...stop, name: 'Tripoli <&> "Port"\u0001' } : stop,
);
const { api } = withApi({ facts: { ...facts, Stop: named, Leg: [...facts.Leg!, odd] } });
const { text } = filesOf(api);

const STOPS = [
  'agadez',
  'dirkou',
  'lampedusa',
  'off-libya',
  'sabha',
  'san-jose-1',
  'san-jose-2',
  'toummo',
  'tripoli',
];
// Their types want the constructor of another build of graphology.
const Graph = MultiDirectedGraph as never;
const PARSERS = { gexf: parseGexf, graphml: parseGraphml };

describe.each(['gexf', 'graphml'] as const)('the network as %s', (extension) => {
  const parsed = async (asked: string) =>
    PARSERS[extension](Graph, await text(`network.${extension}?${asked}`));

  it('is read back by graphology', async () => {
    const graph = await parsed('asOf=2026-11-01');
    expect(graph.nodes().toSorted()).toEqual(STOPS);
    expect(graph.size).toBe(7);
    expect(graph.getNodeAttributes('sabha')).toMatchObject({
      label: 'Sabha',
      kind: 'CITY',
      country: 'LBY',
      lat: 27.04,
      lon: 14.43,
      activeServices: 2,
    });
    expect(graph.getNodeAttribute('tripoli', 'label')).toBe('Tripoli <&> "Port"\uFFFD');
  });

  it('has every leg between two stops, with what is known of it', async () => {
    const graph = await parsed('asOf=2026-11-01');
    const legs = graph.edges('agadez', 'dirkou').map((edge) => graph.getEdgeAttributes(edge));
    expect(legs).toContainEqual(
      expect.objectContaining({
        mode: 'ROAD',
        km: 600,
        hours: 12,
        crossesBorder: false,
        peoplePerYear: 10000,
      }),
    );
    expect(legs).toContainEqual(expect.objectContaining({ mode: 'FOOT', km: 620.5 }));
    // Nobody published one: not 0.
    const [unknown] = graph.edges('toummo', 'sabha');
    expect(graph.getEdgeAttributes(unknown)).not.toHaveProperty('peoplePerYear');
  });

  it('of one trail leaves out what is not on it', async () => {
    const graph = await parsed('trail=central-test');
    expect(graph.nodes().toSorted()).toEqual(STOPS.filter((code) => !code.startsWith('san-jose')));
    expect(graph.size).toBe(6);
  });

  it('says what it is for', async () => {
    expect(await text(`network.${extension}`)).toContain('Not for migration control');
  });
});
