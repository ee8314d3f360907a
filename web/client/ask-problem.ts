export type AskProblemKind =
  /** The server was not reached, or says that it is not ready: asking again may help. */
  | 'unreachable'
  /** The server answered, and could not do it; `message` is in its words. */
  | 'refused';

/** Why there is no answer. */
export class AskProblem extends Error {
  override readonly name = 'AskProblem';
  readonly kind: AskProblemKind;
  /** As `extensions.code` of GraphQL errors: BAD_INPUT, NOT_FOUND, …; null: none. */
  readonly code: string | null;

  constructor(kind: AskProblemKind, message: string, code: string | null = null) {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}
