import type { Changes } from '../../../graph/analysis/changed-view.ts';
import type { View } from '../../../graph/analysis/view.ts';
import type { Context } from '../../context.ts';
import type { ChangeInput } from '../../generated/resolver-types.ts';

/** What a change is read against. */
export interface Surroundings {
  readonly reads: Context['reads'];
  readonly view: View;
  /** Places of the trails asked; null: all. */
  readonly trails: readonly number[] | null;
}

/** Reads one kind of change, or undefined when the input is of another kind. `path` names the input in errors. */
export type ReadChange = (
  input: ChangeInput,
  path: string,
  around: Surroundings,
) => Promise<Partial<Changes>> | undefined;
