import http from 'node:http';
import { text } from 'node:stream/consumers';

/** Asks a GraphQL server over connections that are kept. Throws when it answers with errors. */
export type AskGraphql = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

export function askGraphql(url: string, agent: http.Agent): AskGraphql {
  return async (query, variables) => {
    const said = await new Promise<string>((resolve, reject) => {
      http
        .request(
          url,
          { agent, method: 'POST', headers: { 'content-type': 'application/json' } },
          (answer) => void text(answer).then(resolve, reject),
        )
        .on('error', reject)
        .end(JSON.stringify({ query, variables }));
    });
    const { data, errors } = JSON.parse(said) as { data?: unknown; errors?: unknown };
    if (errors !== undefined) throw new Error(`${url} answered ${JSON.stringify(errors).slice(0, 500)}`);
    return data;
  };
}
