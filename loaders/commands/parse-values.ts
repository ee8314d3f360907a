import { parseArgs } from 'node:util';
import { TrailcareError } from '../../graph/errors.ts';
import type { Command, Values } from './command.ts';

/** Splits the arguments of a command into options and files. An unknown option is an error that says where help is. */
export function parseValues(
  name: string,
  { options }: Pick<Command, 'options'>,
  args: readonly string[],
): { values: Values; files: string[]; help: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const given = values as Record<string, string | boolean | (string | boolean)[] | undefined>;
    return {
      files: positionals,
      help: given['help'] === true,
      values: {
        text: (name) => (typeof given[name] === 'string' ? given[name] : null),
        flag: (name) => given[name] === true,
        list: (name) =>
          Array.isArray(given[name]) ? given[name].filter((item) => typeof item === 'string') : [],
      },
    };
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error;
    const [sentence] = (error as Error).message.split('. ');
    throw new TrailcareError(
      'BAD_INPUT',
      `${sentence}. \`trailcare ${name} --help\` lists the options.`,
      {},
      error,
    );
  }
}
