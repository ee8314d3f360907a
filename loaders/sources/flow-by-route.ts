import type { SourceFormat } from '../source-format.ts';
import { bundledMappings } from './bundled-mappings.ts';
import { flowColumns } from './flow-columns.ts';
import { openFlows } from './flows.ts';

/** Detections or arrivals by route and period: long tables, months or routes as columns, HXL. */
export const flowByRoute: SourceFormat = {
  name: 'flow-by-route',
  about: 'Detections or arrivals by route and month or day, summed by trail and year',
  fields: [
    'route',
    'type',
    'nat',
    't',
    'n',
    'Nationality',
    'JAN2009',
    'Arrivals',
    '#date',
    '#affected+…',
    '#route',
  ],
  recognise(sample) {
    const { route, counts } = flowColumns(sample, bundledMappings());
    if (counts.length === 0) return 0;
    if (route !== null) return 0.95;
    return counts.some(({ route: text }) => text !== null) ? 0.9 : 0;
  },
  async open(sample, context) {
    return openFlows(sample, context);
  },
};
