import { badInput } from '../../graph/errors.ts';

/** BAD_INPUT for an empty list that chooses: it would give nothing, which looks like "there is none". Null: all. */
export function requireSome(argument: string, list: readonly unknown[] | null | undefined): void {
  if (list?.length === 0) throw badInput(argument, [], 'a list with at least one member, or null');
}
