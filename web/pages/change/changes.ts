import type { Data } from '../../documents/changes.graphql';

export type Changes = NonNullable<Data['changes']>;
