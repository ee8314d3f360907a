import { checkCodes } from '../../arguments/codes.ts';
import type { FileAbout, ExportView } from '../export-view.ts';
import { gexf } from '../formats/gexf.ts';
import { graphml } from '../formats/graphml.ts';
import { networkGraph } from '../network-graph.ts';
import { ON_TRAILS } from '../parameters/common-parameters.ts';
import { readParameters } from '../parameters/read-parameters.ts';
import type { PlainGraph } from '../../../graph/network/plain-graph.ts';

const FORMATS: Readonly<Record<string, (graph: PlainGraph, file: FileAbout) => AsyncIterable<string>>> = {
  gexf,
  graphml,
};

/** The network, for programs of graphs. */
export const network: ExportView = {
  name: 'network',
  about: 'Stops and legs as a directed graph, with people per year as published and services in reach',
  parameters: ON_TRAILS,
  columns: [],
  extensions: Object.keys(FORMATS),
  async open(context, given) {
    const values = readParameters(ON_TRAILS, given);
    const asOf = values.asOf ?? context.today;
    await checkCodes(context.reads, 'Trail', 'trails', values.trails);
    const graph = await networkGraph(context, await context.view(asOf), values.trails);
    return {
      asOf,
      notes: [],
      // Its sources were noted when it was made.
      async *touch() {},
      write: (extension, file) => FORMATS[extension]!(graph, file),
    };
  },
};
