let reported = 0;
const MOST_REPORTS = 10;

/** Tells the server's log of an error in a page: what and where in the code, never what was asked. At most 10 per visit. */
export function reportProblem(problem: unknown): void {
  if (++reported > MOST_REPORTS) return;
  const { message, stack = '' } = problem instanceof Error ? problem : new Error(String(problem));
  const body = JSON.stringify({
    page: location.pathname,
    message: message.slice(0, 500),
    stack: stack.slice(0, 2_000),
  });
  void fetch('/page-problems', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    keepalive: true,
  }).catch(() => undefined);
}

/** From now on every error that nobody caught is reported. */
export function reportProblems(): void {
  addEventListener('error', ({ error, message }) => reportProblem(error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => reportProblem(reason));
}
