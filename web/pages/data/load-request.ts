import { readKey } from '../../client/reader-key.ts';

/** As `POST /load` answers. */
export interface LoadReport {
  /** 0: all rows; 2: some rejected; 1: nothing was loaded, or would be. */
  readonly exitCode: 0 | 1 | 2;
  /** Null: the file could not be read as a table of any format. */
  readonly summary: LoadSummary | null;
  /** In words. */
  readonly said: string;
  /** Rejected rows as CSV. Null: none, or too many. */
  readonly report: string | null;
}

export interface LoadSummary {
  readonly format: string;
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly blank: number;
  readonly duplicate: number;
  readonly warnings: readonly {
    readonly code: string;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
  readonly entities: Readonly<Record<string, number>>;
  readonly revision: number;
  readonly rejectedRows?: readonly RejectedRow[];
}

export interface RejectedRow {
  readonly line: number;
  readonly sheet: string | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly rule: string;
  readonly accepted: string;
}

/** What is said about a file, by the names of the options of `trailcare load`. */
export type LoadFields = Readonly<Record<string, string>>;

/** Sends a file to be previewed (`dry-run`) or loaded. Rejects with the server's words when it refuses. */
export const sendFile = (file: File, fields: LoadFields): Promise<LoadReport> =>
  send<LoadReport>('/load', file, fields);

/** A mapping of the file's columns, as YAML to be corrected. */
export async function proposeMapping(file: File): Promise<string> {
  const { mapping, said } = await send<{ readonly mapping: string; readonly said: string }>(
    '/load/mapping',
    file,
    {},
  );
  if (mapping === '') throw new Error(said);
  return mapping;
}

async function send<Answer>(url: string, file: File, fields: LoadFields): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== '') form.append(name, value);
  form.append('file', file);
  const key = readKey();
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(url, { method: 'POST', body: form, headers });
  const answer = (await response.json()) as Answer & {
    readonly errors?: readonly { readonly message: string }[];
  };
  const [error] = answer.errors ?? [];
  if (error !== undefined) throw new Error(error.message);
  return answer;
}
