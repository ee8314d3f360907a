import type { Attributes, PlainGraph } from '../../../graph/network/plain-graph.ts';
import type { FileAbout } from '../export-view.ts';
import { xmlText } from './xml-text.ts';

const PIECE = 1_000;

/** GraphML, with what the file says of itself as attributes of the graph. Node labels are the attribute `label`. */
export async function* graphml(graph: PlainGraph, file: FileAbout): AsyncGenerator<string> {
  const nodes = graph.nodes.map(({ code, label, attributes }) => ({
    code,
    attributes: { label, ...attributes },
  }));
  const sources = await file.sources();
  const about: Attributes = {
    view: file.view,
    purpose: file.purpose,
    revision: file.revision,
    asOf: file.asOf,
    illustrative: file.illustrative,
    sources: sources.map(({ code, publisher, dataset }) => `${code}: ${publisher}, ${dataset}`).join('; '),
  };
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield (
    keys('graph', [about]) +
    keys('node', nodes.map(attributesOf)) +
    keys('edge', graph.edges.map(attributesOf))
  );
  yield `<graph id="${xmlText(file.view)}" edgedefault="directed">\n${data('graph', about)}\n`;
  for (let from = 0; from < nodes.length; from += PIECE) {
    yield nodes
      .slice(from, from + PIECE)
      .map(({ code, attributes }) => `<node id="${xmlText(code)}">${data('node', attributes)}</node>\n`)
      .join('');
  }
  for (let from = 0; from < graph.edges.length; from += PIECE) {
    yield graph.edges
      .slice(from, from + PIECE)
      .map(
        (edge) =>
          `<edge id="${xmlText(edge.code)}" source="${xmlText(edge.from)}" target="${xmlText(edge.to)}">${data('edge', edge.attributes)}</edge>\n`,
      )
      .join('');
  }
  yield '</graph>\n</graphml>\n';
}

const attributesOf = ({ attributes }: { readonly attributes: Attributes }) => attributes;

/** Declares each attribute that any has, with a type that holds all its values. */
function keys(of: 'graph' | 'node' | 'edge', all: readonly Attributes[]): string {
  const types = new Map<string, string>();
  for (const [name, value] of all.flatMap((attributes) => Object.entries(attributes))) {
    const type = typeOf(value);
    // A column of whole numbers with one that is not.
    if (!types.has(name) || type === 'double') types.set(name, type);
  }
  return [...types]
    .map(([name, type]) => `<key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('');
}

function typeOf(value: Attributes[string]): string {
  if (typeof value !== 'number') return typeof value;
  return Number.isSafeInteger(value) ? 'long' : 'double';
}

const data = (of: string, attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => `<data key="${of}.${name}">${xmlText(String(value))}</data>`)
    .join('');
