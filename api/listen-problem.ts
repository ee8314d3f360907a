import { TrailcareError } from '../graph/errors.ts';

/** Why a server could not listen, with what to change; other errors as they are. */
export function listenProblem(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const problems: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program. Set PORT to another one, such as PORT=${port + 1}.`,
    EACCES: `This user may not listen on port ${port} of ${host}. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1.`,
    ENOTFOUND: `There is no host ${host}. Set HOST to an address of this machine, such as 127.0.0.1.`,
  };
  const problem = problems[String(code)];
  return problem === undefined ? error : new TrailcareError('BAD_INPUT', problem, { host, port }, error);
}
