import type { STEWARD_OF_ALL } from '../graph/model/viewer.ts';
import type { Question } from '../graph/review/question.ts';
import type { GraphStore } from '../graph/store.ts';
import type { CompletenessClaim } from './completeness.ts';
import type { LoadInput } from './load-input.ts';
import type { LoadSummary } from './load-summary.ts';
import type { LearningLookup } from './reconcile/graph-lookup.ts';
import type { DuplicateRow, RejectedRow } from './rejected-rows.ts';
import type { SourceFormat } from './source-format.ts';
import type { Mappings } from './mappings.ts';
import type { Report } from './report.ts';

export interface LoadRequest {
  readonly store: GraphStore;
  /** Loaded as one: all of them or none. */
  readonly inputs: readonly LoadInput[];
  readonly formats: readonly SourceFormat[];
  readonly mappings: Mappings;
  readonly makeLookup: (
    store: GraphStore,
    at: { revision: number; viewer: typeof STEWARD_OF_ALL },
    mappings: Mappings,
  ) => Promise<LearningLookup>;
  /** Who loads, for the audit record: `local` without accounts. */
  readonly actor: string;
  readonly claims?: readonly CompletenessClaim[];
  /** The files are now all that their sources say: what they no longer say is ended. */
  readonly replaceSource?: boolean;
  /** Rows whose own as-of is later are rejected; left out for the bundled seeds, which do not depend on a clock. */
  readonly today?: string;
  /** Does everything but publish. */
  readonly dryRun?: boolean;
  /** One rejected row refuses the load. */
  readonly allOrNothing?: boolean;
  /** Where to write the rejected rows; with several files a number is added to the name of each further one. */
  readonly reportPath?: string | null;
  readonly waitMs?: number;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal | null;
  /** Whether what cannot be reconciled is kept as questions (`trailcare review`). Default true; not for the bundled seeds. */
  readonly asks?: boolean;
}

export interface LoadProgress {
  /** `fetching` is of a pull: `done` pages of `total`, `rows` records. */
  readonly phase: 'fetching' | 'reading' | 'checking' | 'writing' | 'comparing' | 'publishing';
  readonly file: string;
  /** Bytes read or facts written, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

export interface LoadResult {
  readonly total: LoadSummary;
  readonly files: readonly (LoadSummary & { readonly file: string; readonly source: string })[];
  /** 0 all accepted, 2 some rejected, 1 nothing loaded. */
  readonly exitCode: 0 | 1 | 2;
  /** The first rejected and duplicate rows, for people. */
  readonly rejected: readonly RejectedRow[];
  readonly duplicates: readonly DuplicateRow[];
  /** Facts that `--replace-source` ended, by kind. */
  readonly retired: Readonly<Record<string, number>>;
  /** Of each file the columns that its format read: all others are named in a warning. */
  readonly columnsRead: readonly (readonly string[])[];
  /** Reports of rejected rows, each with the index of its file. */
  readonly reports: readonly Report[];
  /** What the load asks that no load asked before, and how many more it found. */
  readonly questions: readonly (Question & { readonly id: string })[];
  readonly questionsNotKept: number;
  /** What each claim of completeness means, in a sentence. */
  readonly meanings?: readonly string[];
}
