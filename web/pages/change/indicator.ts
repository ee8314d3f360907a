import type { Data } from '../../documents/indicators.graphql';

export type Indicator = NonNullable<Data['indicators']>['nodes'][number];
