/** What the server can say of itself before and while it is ready. */
export interface Readiness {
  readonly ready: boolean;
  /** In words, when it is not ready. */
  readonly waitingFor: string | null;
  /** It is not ready any more, and answers whoever has not noticed yet. */
  readonly stopping: boolean;
}
