import { Readable } from 'node:stream';
import { main } from '../../loaders/cli.ts';

export interface CliResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `trailcare` in this process against a store. */
export async function runCli(
  storeUrl: string,
  args: readonly string[],
  stdin = '',
  env: Readonly<Record<string, string>> = {},
  now?: () => Date,
): Promise<CliResult> {
  let out = '';
  let err = '';
  const exitCode = await main(args, {
    env: { ...env, TRAILCARE_STORE: storeUrl },
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: Readable.from([stdin]),
    errColumns: null,
    ...(now === undefined ? {} : { now }),
    signal: new AbortController().signal,
  });
  return { exitCode, out, err };
}
