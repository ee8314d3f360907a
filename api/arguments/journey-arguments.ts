import type { Optimise } from '../../graph/analysis/journey-ask.ts';
import type { LegMode } from '../../graph/model/closed-lists.ts';
import type { QuestionArguments } from './question.ts';

export interface JourneyArguments extends QuestionArguments {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly avoid?:
    | {
        readonly countries?: readonly string[] | null | undefined;
        readonly stops?: readonly string[] | null | undefined;
        readonly modes?: readonly LegMode[] | null | undefined;
      }
    | null
    | undefined;
  readonly optimise: Optimise;
  readonly maxOverlap?: number | null | undefined;
  readonly first?: number | null | undefined;
}
