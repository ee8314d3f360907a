import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { type AskGraphql, askGraphql } from './ask-graphql.ts';

const TRAILCARE = path.resolve(import.meta.dirname, '../../bin/trailcare.mjs');
/** Of /proc: ticks in a second. */
const TICKS = 100;

/** `trailcare serve` in a process of its own, asked over HTTP with a connection that is kept. */
export interface StartedApi {
  readonly startedMs: number;
  /** `http://127.0.0.1:4000` */
  readonly origin: string;
  readonly ask: AskGraphql;
  /** Resident memory, MB; null where /proc does not tell. */
  residentMb(): { now: number; most: number } | null;
  /** CPU that the process has taken, milliseconds; null where /proc does not tell. */
  cpuMs(): number | null;
  stop(): Promise<void>;
}

const running = new Set<StartedApi>();

/** Stops those that a contest left running because it failed while it was prepared: the run would not end, and the next be measured beside them. */
export async function stopApis(): Promise<void> {
  for (const api of running) await api.stop();
}

/** Starts it, on one core when `core` is given and `taskset` is there; resolves as soon as it listens, which may be before it can answer. */
export async function startApi(
  storeUrl: string,
  core: number | null = null,
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedApi> {
  const serve = [TRAILCARE, 'serve', '--port', '0'];
  const [program, ...words] =
    core === null
      ? [process.execPath, ...serve]
      : ['taskset', '-c', String(core), process.execPath, ...serve];
  const startedMs = performance.now();
  const child = spawn(program, words, {
    env: {
      ...process.env,
      TRAILCARE_STORE: storeUrl,
      TRAILCARE_DEMONSTRATION: 'off',
      HOST: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  let last = '';
  child.stdout.on('data', (chunk: Buffer) => {
    last = `${last}${chunk.toString()}`.slice(-2_000);
  });
  child.once('exit', (code) => {
    process.off('exit', killNow);
    // Whoever asks it next is only told that nobody listens.
    if (code !== 0) process.stderr.write(`The API ended with ${String(code)}: ${last}\n`);
  });
  const exited = once(child, 'exit');
  const origin = await readyOrigin(child);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const proc = (file: string): string | null => {
    try {
      return readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
    } catch {
      return null;
    }
  };
  const api: StartedApi = {
    startedMs,
    origin,
    ask: askGraphql(`${origin}/graphql`, agent),
    residentMb() {
      const status = proc('status');
      const field = (name: string) =>
        Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status ?? '')?.[1]) / 1024;
      return status === null ? null : { now: field('VmRSS'), most: field('VmHWM') };
    },
    cpuMs() {
      const fields = proc('stat')?.split(') ')[1]?.split(' ');
      return fields === undefined ? null : ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1000;
    },
    async stop() {
      running.delete(api);
      agent.destroy();
      child.kill('SIGTERM');
      await exited;
    },
  };
  running.add(api);
  return api;
}

function readyOrigin(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /ready on (http:\S+)/.exec(said);
      if (ready) resolve(ready[1]!);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
}
