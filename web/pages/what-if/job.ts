import type { Data } from '../../documents/plan.graphql';

export type Job = NonNullable<Data['job']>;
