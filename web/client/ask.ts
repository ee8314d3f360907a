import { keepAnswer, keptAnswer } from './kept-answers.ts';
import { type Answer, type IllustrativeMark } from './answer.ts';
import { AskProblem } from './ask-problem.ts';
import type { Document } from './document.ts';
import { readKey } from './reader-key.ts';

interface Reply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: { readonly illustrative?: readonly IllustrativeMark[] };
}

/**
 * The server's answer to a document; when it cannot be reached, what it answered to the same before. Rejects with AskProblem when there
 * is neither, and when the server refuses: a part of an answer is none.
 */
export async function ask<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Data>> {
  const body = bodyOf(document, variables);
  const key = readKey();
  try {
    const answer = await send<Data>(body, key, signal);
    // What a reader with a key may see stays out of the browser's store.
    if (key === null) keepAnswer(body, answer);
    return answer;
  } catch (problem) {
    if (!(problem instanceof AskProblem) || problem.kind !== 'unreachable' || key !== null) throw problem;
    const kept = await keptAnswer<Data>(body);
    if (kept === null) throw problem;
    return kept;
  }
}

/** Tells the server to do something. Rejects with AskProblem when it does not; nothing is kept. */
export async function tell<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data } = await send<Data>(bodyOf(document, variables), readKey());
  return data;
}

const bodyOf = ({ id }: Document<unknown, unknown>, variables: unknown) =>
  JSON.stringify({
    operationName: null,
    variables,
    extensions: { persistedQuery: { version: 1, sha256Hash: id } },
  });

async function send<Data>(body: string, key: string | null, signal?: AbortSignal): Promise<Answer<Data>> {
  const headers = {
    accept: 'application/graphql-response+json, application/json',
    'content-type': 'application/json',
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
  const response = await reached(
    fetch('/graphql', { method: 'POST', headers, body, ...(signal && { signal }) }),
  );
  if (response.status >= 502) throw new AskProblem('unreachable', await wordsOf(response));
  const reply = (await response.json().catch(() => {
    throw new AskProblem('unreachable', `The answer of the server (${response.status}) is not JSON.`);
  })) as Reply<Data>;
  const [error] = reply.errors ?? [];
  if (error !== undefined) throw new AskProblem('refused', error.message, error.extensions?.code ?? null);
  if (reply.data === undefined || reply.data === null) {
    throw new AskProblem('refused', `The server answered ${response.status} without data.`);
  }
  const revision = response.headers.get('trailcare-revision');
  return {
    data: reply.data,
    revision: revision === null ? null : Number(revision),
    illustrative: reply.extensions?.illustrative ?? [],
    keptSince: null,
  };
}

async function reached(response: Promise<Response>): Promise<Response> {
  try {
    return await response;
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') throw problem;
    throw new AskProblem('unreachable', 'The server was not reached.');
  }
}

/** In the server's words, when it gives some. */
async function wordsOf(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  try {
    const { errors } = JSON.parse(text) as Reply<unknown>;
    if (errors?.[0]) return errors[0].message;
  } catch {
    // Not JSON: what stands between is not ours.
  }
  return `The server answered ${response.status}.`;
}
