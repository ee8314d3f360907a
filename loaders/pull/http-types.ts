import type { HttpLimits } from './http-limits.ts';

/** Where the body of an answer goes; made anew for each attempt. */
export interface Sink {
  write(chunk: Uint8Array): Promise<void> | void;
  close(): Promise<void> | void;
}

export interface GetRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Only for the host that is asked first: a redirect does not take them along. */
  readonly secretHeaders: Readonly<Record<string, string>>;
  readonly limits: HttpLimits;
  readonly makeSink: () => Sink;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly url: URL;
  readonly bytes: number;
  /** Of the body as it was received, after decompression. */
  readonly sha256: string;
}

/** Something that may be over when asked again. */
export interface Fault {
  readonly why: string;
  readonly status: number | null;
  readonly retryAfter: string | null;
}
