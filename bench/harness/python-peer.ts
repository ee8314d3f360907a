import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PEER_FOLDERS } from '../peers/folders.ts';
import type { Taken } from './promise.ts';

const PYTHON = path.join(PEER_FOLDERS.python, 'bin', 'python');
const SCRIPT = path.join(import.meta.dirname, '..', 'peers', 'answer.py');

/** A Python process that holds a graph and answers; it takes the time itself, so that talking to it costs it nothing. */
export interface PythonPeer {
  ask(question: Readonly<Record<string, unknown>>): Promise<Taken>;
  readonly versions: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startPythonPeer(): Promise<PythonPeer> {
  if (!existsSync(PYTHON)) throw new Error('The peers are not there: run `npm run bench:peers` once.');
  const child = spawn(PYTHON, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const waiting: { resolve: (taken: Taken) => void; reject: (problem: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { error, ...taken } = JSON.parse(line) as Taken & { error?: string };
    const { resolve, reject } = waiting.shift()!;
    if (error === undefined) resolve(taken);
    else reject(new Error(`The peer failed: ${error}`));
  });
  child.once('exit', () => {
    for (const { reject } of waiting) reject(new Error('The peer ended.'));
  });
  const ask = (question: Readonly<Record<string, unknown>>) =>
    new Promise<Taken>((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify(question)}\n`);
    });
  const { answer } = await ask({ do: 'versions' });
  return {
    ask,
    versions: answer as Record<string, string>,
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}
