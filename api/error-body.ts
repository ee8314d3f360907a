/** The shape of GraphQL's errors, for answers that never reach GraphQL. */
export const errorBody = (message: string, code: string, more: Record<string, unknown> = {}) => ({
  errors: [{ message, extensions: { ...more, code } }],
});
