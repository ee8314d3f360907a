import type { LoadContext, Rejection } from '../source-format.ts';
import { rejected } from './outcome.ts';
import { publishedRoute, routeCandidates } from './published-route.ts';

type Subject = { readonly subject: 'leg' | 'trail'; readonly code: string };
type Rejected = { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * The trail or leg to which a published route's figures belong: only where seeds/mappings/route-names.csv says that the route is
 * that trail. With `--trail` the command says so of the whole file.
 */
export async function openFlowSubjects({
  graph,
  mappings,
  options,
}: LoadContext): Promise<(text: string, column?: string | null) => Subject | Rejected> {
  const trails = await graph.trailLegs();
  const known = new Map<string, Subject | Rejected>();

  function find(text: string, column: string | null): Subject | Rejected {
    const route = publishedRoute(text, mappings);
    const trail = options.trail ?? route?.is ?? null;
    const accepted = `a route that is one of our trails, or --trail CODE.${routeCandidates(text, mappings)}`;
    if (trail !== null) {
      if (trails.has(trail)) return { subject: 'trail', code: trail };
      return rejected(
        column,
        text,
        `The trail ${JSON.stringify(trail)} is not in the graph.`,
        'a trail of the graph: load the seeds, or the trail, first.',
      );
    }
    if (route !== null && route.leg !== null) return { subject: 'leg', code: route.leg };
    if (text === '') return rejected(column, '', 'The row names no route.', accepted);
    const why =
      route === null
        ? 'is no route that seeds/mappings/route-names.csv knows'
        : route.trails.length > 0
          ? `is a part of ${route.trails.join(', ')}, or lies on several: its figures are not those of one trail, and are not shared out by a guess`
          : 'is none of our trails';
    return rejected(column, text, `${JSON.stringify(text)} ${why}.`, accepted);
  }

  return (text, column = null) => {
    let subject = known.get(text);
    // Names of routes are few; a column of free text by mistake must not fill the memory.
    if (subject === undefined && known.size < 10_000) known.set(text, (subject = find(text, column)));
    return subject ?? find(text, column);
  };
}
