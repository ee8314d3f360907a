import { readFile } from 'node:fs/promises';
import { TrailcareError, badInput } from '../../graph/errors.ts';
import { type Command, storeUrl } from './command.ts';
import { tableOf } from './result-table.ts';

interface ExecuteOnceInput {
  readonly storeUrl: string;
  readonly document: string;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}
interface ExecutionAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[] | undefined;
  /** Sources of made-up facts on which the answer rests. */
  readonly extensions?: { readonly illustrative?: readonly { readonly dataset: string }[] } | undefined;
  readonly graphIsEmpty?: true;
}

/** `trailcare query`: runs a GraphQL document against the store, without a server. */
export function makeQueryCommand(
  api: () => Promise<{ readonly executeOnce: (input: ExecuteOnceInput) => Promise<ExecutionAnswer> }>,
): Command {
  return {
    help: `trailcare query FILE|-e 'DOCUMENT' [--variables JSON] [--operation NAME] [--table]

Runs a GraphQL document against the store and prints its answer as JSON.

  -e, --execute DOCUMENT   The document itself instead of a file
  --variables JSON         Its variables, as {"trail": "central-mediterranean"}
  --operation NAME         Which operation of the document
  --table                  The first list of the answer as a table
  --json                   JSON (this is the default)

When the answer rests on facts that were made up for demonstration, a line on stderr says so, and \`extensions.illustrative\` names them.

Exit code 0 when the answer has no errors, 2 when it has data and errors, 1 when it has errors alone.
`,
    options: {
      execute: { type: 'string', short: 'e' },
      variables: { type: 'string' },
      operation: { type: 'string' },
      table: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    async run(values, files, terminal) {
      const document = await documentOf(values.text('execute'), files);
      const operationName = values.text('operation');
      const { executeOnce } = await api();
      const { graphIsEmpty = false, ...sent } = await executeOnce({
        storeUrl: storeUrl(terminal),
        document,
        variables: variablesOf(values.text('variables')),
        ...(operationName === null ? {} : { operationName }),
      });
      const answer: Omit<ExecutionAnswer, 'graphIsEmpty'> = sent;
      if (graphIsEmpty)
        terminal.err('The graph is empty: `trailcare load --seeds` brings the bundled seeds.\n');
      for (const { message } of answer.errors ?? []) terminal.err(`${message}\n`);
      const madeUp = answer.extensions?.illustrative?.map(({ dataset }) => dataset) ?? [];
      if (madeUp.length > 0) {
        terminal.err(
          `This answer rests on facts that were made up for demonstration: ${madeUp.join('; ')}.\n`,
        );
      }
      const hasData = answer.data !== undefined && answer.data !== null;
      if (values.flag('table') && hasData) terminal.out(`${tableOf(answer.data)}\n`);
      else terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
      if ((answer.errors ?? []).length === 0) return 0;
      return hasData && Object.values(answer.data).some((value) => value !== null) ? 2 : 1;
    },
  };
}

async function documentOf(inline: string | null, files: readonly string[]): Promise<string> {
  if (inline !== null) return inline;
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) {
    throw new TrailcareError('BAD_INPUT', "Give one file with a GraphQL document, or -e 'DOCUMENT'.");
  }
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new TrailcareError('BAD_INPUT', `The file cannot be read: ${file}`, { file }, cause);
  });
}

function variablesOf(json: string | null): Record<string, unknown> {
  if (json === null) return {};
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (cause) {
    throw badInput('--variables', json, 'a JSON object', cause);
  }
  throw badInput('--variables', json, 'a JSON object');
}
