import { spawn } from 'node:child_process';
import path from 'node:path';
import { cancelled } from '../../graph/jobs/cancelled.ts';
import { makeYield } from '../../graph/jobs/yield-to-others.ts';

const COMMAND = path.resolve(import.meta.dirname, '../../bin/trailcare.mjs');
const MOST_TEXT = 1_000_000;
const TOO_LONG = 'What it told is too long for an answer: the same command on the server tells it.';

/** How a command ended, and what it said. */
export interface Ran {
  readonly exitCode: number;
  /** Empty when it told more than is kept, which `said` tells. */
  readonly out: string;
  /** For people. */
  readonly said: string;
}

/**
 * Runs `trailcare …` on the server's store, in a process of its own: a large file takes its own memory and time, and clients are answered
 * before it where cores are short. It ends when `gone` aborts; a load that is ended leaves the graph as it was.
 */
export function runCommand(words: readonly string[], storeUrl: string, gone: AbortSignal): Promise<Ran> {
  const child = spawn(process.execPath, [COMMAND, ...words], {
    env: { ...process.env, TRAILCARE_STORE: storeUrl, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: gone,
    killSignal: 'SIGINT',
  });
  if (child.pid !== undefined) makeYield(child.pid);
  let out = '';
  let isCut = false;
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (out.length < MOST_TEXT) out += text;
    else isCut = true;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < MOST_TEXT) said += text;
  });
  return new Promise((resolve, reject) => {
    // Told at once when `gone` aborts, too, while the command still undoes what it did.
    child.once('error', (error) => {
      if (child.pid === undefined) reject(error);
    });
    child.once('close', (exitCode) => {
      if (gone.aborted) reject(cancelled());
      else if (isCut) resolve({ exitCode: exitCode ?? 1, out: '', said: `${said.trim()}\n${TOO_LONG}` });
      else resolve({ exitCode: exitCode ?? 1, out, said: said.trim() });
    });
  });
}
