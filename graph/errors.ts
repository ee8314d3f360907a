/** Stable codes that reach clients as `extensions.code`. */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'LIMIT_EXCEEDED'
  | 'TIMEOUT'
  | 'STORE_UNAVAILABLE'
  | 'OVERLOADED'
  | 'CONFLICT';

const MOST_QUOTED = 300;
const MOST_MESSAGE = 3_000;

/** A text that is quoted: of a long one its beginning, so that half a megabyte is not told twice. */
function inShort(text: string, most = MOST_QUOTED): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
}

/** An error that is ours to show: its message was written for the person who gets it. All others are masked with an id. */
export class TrailcareError extends Error {
  readonly code: ErrorCode;
  /** What was wrong and what would be accepted, for programs. */
  readonly details: Record<string, unknown>;
  /** What clients are told: the message, where that names nothing that is the operator's alone, as an address. */
  readonly publicMessage: string;

  constructor(
    code: ErrorCode,
    message: string,
    details: Record<string, unknown> = {},
    cause?: unknown,
    publicMessage = message,
  ) {
    super(inShort(message, MOST_MESSAGE), cause === undefined ? undefined : { cause });
    this.name = 'TrailcareError';
    this.code = code;
    this.publicMessage = inShort(publicMessage, MOST_MESSAGE);
    this.details = Object.fromEntries(
      Object.entries(details).map(([name, value]) => [
        name,
        typeof value === 'string' ? inShort(value, MOST_MESSAGE) : value,
      ]),
    );
  }
}

function valueInShort(value: unknown): unknown {
  if (typeof value === 'string') return inShort(value);
  const written = JSON.stringify(value) ?? '';
  return written.length <= MOST_QUOTED ? value : inShort(written);
}

/** `badInput('first', 100000, 'a whole number from 0 to 1000')`: "first: 100000 is not a whole number from 0 to 1000." */
export function badInput(
  argument: string,
  value: unknown,
  accepted: string,
  cause?: unknown,
): TrailcareError {
  const shown = inShort(JSON.stringify(value) ?? String(value));
  return new TrailcareError(
    'BAD_INPUT',
    `${argument}: ${shown} is not ${accepted}.`,
    { argument, value: valueInShort(value), accepted },
    cause,
  );
}

/** Something that a command or query needs was not given: "--as-of is missing: the rows carry no date. Give a date YYYY-MM-DD." */
export function missingInput(argument: string, why: string, accepted: string): TrailcareError {
  return new TrailcareError('BAD_INPUT', `${argument} is missing: ${why} Give ${accepted}.`, {
    argument,
    accepted,
  });
}

/** `notFound('trail', 'nowhere', ['central-mediterranean'])` quotes the value and the nearest candidates. */
export function notFound(what: string, code: string, candidates: readonly string[] = []): TrailcareError {
  const near = candidates.length > 0 ? ` Nearest: ${candidates.join(', ')}.` : '';
  const shown = inShort(JSON.stringify(code));
  return new TrailcareError('NOT_FOUND', `There is no ${what} with code ${shown}.${near}`, {
    what,
    value: inShort(code),
    candidates,
  });
}

export function storeUnavailable(message: string, cause?: unknown, publicMessage?: string): TrailcareError {
  return new TrailcareError('STORE_UNAVAILABLE', message, {}, cause, publicMessage);
}

/** A store that this program cannot use however long it waits: somebody must do what the message says. */
export function storeUnfit(message: string, cause?: unknown, publicMessage?: string): TrailcareError {
  return new TrailcareError('STORE_UNAVAILABLE', message, { passes: false }, cause, publicMessage);
}

/** Whether a store that cannot be used now may be usable a while later, with nobody doing anything. */
export function mayPass(error: unknown): error is TrailcareError {
  return (
    error instanceof TrailcareError &&
    (error.code === 'STORE_UNAVAILABLE' || error.code === 'OVERLOADED') &&
    error.details['passes'] !== false
  );
}

/** Somebody else wrote first. What is there now is for the code that tries again; clients see `details`, so it is not in them. */
export class ConflictError extends TrailcareError {
  /** Version 0 and no body: there is nothing. */
  readonly current: { readonly version: number; readonly body: string | null };

  constructor(what: string, expectedVersion: number, current: ConflictError['current']) {
    const { version } = current;
    const problem =
      version === 0
        ? 'is not there'
        : expectedVersion === 0
          ? 'is there already'
          : `was changed meanwhile: it is at version ${version}, not ${expectedVersion}; read it again and repeat the change`;
    const message = `The ${what} ${problem}.`;
    super('CONFLICT', message, { expectedVersion, currentVersion: version });
    this.current = current;
  }
}
