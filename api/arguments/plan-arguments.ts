import type { PlanObjective } from '../../graph/analysis/plan-model.ts';
import type { QuestionArguments } from './question.ts';

type Optional<T> = T | null | undefined;

export interface PlanArguments extends QuestionArguments {
  readonly trails: readonly string[];
  readonly sites: number;
  readonly objective: PlanObjective;
  readonly timeLimitSeconds: number;
  readonly candidates?: Optional<readonly string[]>;
  readonly fixed: readonly { readonly stop: string; readonly serviceType: string }[];
  readonly maxPerCountry?: Optional<number>;
  readonly countries: readonly {
    readonly country: string;
    readonly atLeast?: Optional<number>;
    readonly atMost?: Optional<number>;
    readonly minShare?: Optional<number>;
  }[];
  readonly minShare?: Optional<number>;
  readonly journeys?: Optional<readonly { readonly from: string; readonly to: string }[]>;
  readonly budget?: Optional<number>;
  readonly costs: readonly PlanCost[];
  readonly capacities: readonly PlanCapacity[];
}

export interface PlanCost {
  readonly stop?: Optional<string>;
  readonly serviceType?: Optional<string>;
  readonly cost: number;
}

export interface PlanCapacity {
  readonly stop?: Optional<string>;
  readonly serviceType?: Optional<string>;
  readonly peoplePerYear: number;
}
