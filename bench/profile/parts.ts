import type { CpuProfile, Frame, HeapProfileNode } from './inspected.ts';

/** How much of a profile is spent where: by part of the program, and by function. */
export interface Spent {
  readonly total: number;
  /** Most first. */
  readonly byPart: readonly Share[];
  readonly byFunction: readonly Share[];
}
interface Share {
  readonly name: string;
  readonly amount: number;
}

/** The first that fits a place names its part. */
const PARTS: readonly (readonly [pattern: RegExp, part: string])[] = [
  [/node_modules\/graphql\//, 'execution of the document (graphql-js)'],
  [/node_modules\/@apollo\//, 'Apollo Server'],
  [/node_modules\/(@fastify|fastify|find-my-way|light-my-request|avvio)/, 'fastify'],
  [/node_modules\//, 'other libraries'],
  [/\/api\/limits\//, 'limits (api/limits)'],
  [/\/api\//, 'resolvers and answers (api)'],
  [/\/graph\/analysis\//, 'measures (graph/analysis)'],
  [/\/graph\/network\//, 'columns (graph/network)'],
  [/\/graph\/stores\//, 'the store, SQLite included (graph/stores)'],
  [/\/graph\//, 'other of graph'],
  [/^node:/, 'Node: HTTP, streams, promises'],
];
const OTHER = 'built in, and without a place';

/** Of the nearest place around what is built in: a statement of SQLite counts where it is made. */
function partOf(frame: Frame, around: string): string {
  if (frame.functionName === '(garbage collector)') return 'collecting garbage';
  if (frame.functionName === '(idle)' || frame.functionName === '(program)') return frame.functionName;
  if (frame.url === '') return around;
  return PARTS.find(([pattern]) => pattern.test(frame.url))?.[1] ?? OTHER;
}

const nameOf = ({ functionName, url, lineNumber }: Frame) =>
  `${functionName || '(anonymous)'}${url === '' ? '' : `, ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`}`;

/** Microseconds by part; what the processor did while nothing was asked is left out. */
export function spentTime({ nodes, samples, timeDeltas }: CpuProfile): Spent {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map<number, string>();
  const walk = (id: number, around: string) => {
    const node = byId.get(id)!;
    const part = partOf(node.callFrame, around);
    parts.set(id, part);
    for (const child of node.children ?? []) walk(child, part);
  };
  walk(nodes[0]!.id, OTHER);
  const counted = samples.flatMap((id, place) => {
    const { callFrame } = byId.get(id)!;
    return callFrame.functionName === '(idle)'
      ? []
      : [{ part: parts.get(id)!, name: nameOf(callFrame), amount: timeDeltas[place]! }];
  });
  return summed(counted);
}

/** Bytes that were allocated, by part. */
export function spentBytes(head: HeapProfileNode): Spent {
  const counted: { part: string; name: string; amount: number }[] = [];
  const walk = ({ callFrame, selfSize, children }: HeapProfileNode, around: string) => {
    const part = partOf(callFrame, around);
    counted.push({ part, name: nameOf(callFrame), amount: selfSize });
    for (const child of children) walk(child, part);
  };
  walk(head, OTHER);
  return summed(counted);
}

function summed(counted: readonly { part: string; name: string; amount: number }[]): Spent {
  const sums = (key: 'part' | 'name'): Share[] => {
    const amounts = new Map<string, number>();
    for (const one of counted) amounts.set(one[key], (amounts.get(one[key]) ?? 0) + one.amount);
    return [...amounts]
      .map(([name, amount]) => ({ name, amount }))
      .toSorted((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
  };
  return {
    total: counted.reduce((sum, { amount }) => sum + amount, 0),
    byPart: sums('part'),
    byFunction: sums('name'),
  };
}
