import { gexfText } from '../../../graph/network/graphology-view.ts';
import type { Attributes, PlainGraph } from '../../../graph/network/plain-graph.ts';
import type { FileAbout } from '../export-view.ts';
import { cleanForXml } from './xml-text.ts';

/** GEXF, for Gephi: one text, for its writer makes it so. What the file says of itself is in its description. */
export async function* gexf(graph: PlainGraph, file: FileAbout): AsyncGenerator<string> {
  const sources = (await file.sources()).map(({ publisher, dataset }) => `${publisher}, ${dataset}`);
  const madeUp = file.illustrative ? ' Rests on facts that were made up for demonstration.' : '';
  const description = `${file.about}, as of ${file.asOf}, revision ${file.revision}.${madeUp} ${file.purpose} Sources: ${sources.join('; ')}`;
  yield gexfText(clean(graph), { creator: 'Trailcare', description: cleanForXml(description) });
}

function clean({ nodes, edges }: PlainGraph): PlainGraph {
  return {
    nodes: nodes.map((node) => ({
      ...node,
      label: cleanForXml(node.label),
      attributes: cleanAttributes(node.attributes),
    })),
    edges: edges.map((edge) => ({ ...edge, attributes: cleanAttributes(edge.attributes) })),
  };
}

const cleanAttributes = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'string' ? cleanForXml(value) : value,
    ]),
  );
