import type { Data } from '../../documents/gaps.graphql';

export type Gap = NonNullable<NonNullable<Data['trail']>['coverage']>['gaps']['nodes'][number];
