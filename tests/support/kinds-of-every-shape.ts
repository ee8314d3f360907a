import type { KindName } from '../../graph/model/kinds.ts';

/**
 * A kind with a point, lists, words and closed references; one of Societies; one that rests on all it covers. Neo4j takes a
 * quarter of a second to plan each statement of each kind, so `npm test` asks for these and `npm run soak` for all; the
 * statements of all kinds are made by the same functions, and SQLite's contract always asks for all.
 */
export const KINDS_OF_EVERY_SHAPE: readonly KindName[] = ['Stop', 'Service', 'Agreement', 'Statement'];
