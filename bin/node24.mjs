#!/usr/bin/env node
// `node bin/node24.mjs SCRIPT ARGS…` runs SCRIPT (a file, or the name of an installed command such as vitest) on Node 24 or newer,
// also when the Node on the machine is older: `npm ci` brings one. Plain JavaScript, because an old Node must be able to run it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import * as modules from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const leastNodeMajor = 24;
export const projectRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {{ version: string, execPath: string, platform: string, arch: string, root: string, exists: (file: string) => boolean }} Machine
 */

/** @returns {Machine} */
function thisMachine() {
  return {
    version: process.versions.node,
    execPath: process.execPath,
    platform: process.platform,
    arch: process.arch,
    root: projectRoot,
    exists: existsSync,
  };
}

/**
 * The binary to run on: the running one when it is new enough, else the one npm installed, else null.
 * @param {Machine} machine
 * @returns {string | null}
 */
export function chooseNode(machine) {
  if (Number.parseInt(machine.version, 10) >= leastNodeMajor) return machine.execPath;
  const system = machine.platform === 'win32' ? 'win' : machine.platform;
  const binary = machine.platform === 'win32' ? 'node.exe' : 'node';
  const installed = path.join(machine.root, 'node_modules', `node-${system}-${machine.arch}`, 'bin', binary);
  return machine.exists(installed) ? installed : null;
}

/**
 * One sentence for the person who has no Node 24.
 * @param {Pick<Machine, 'version' | 'platform' | 'arch'>} machine
 */
export function missingNodeMessage(machine) {
  const cure = ['linux-x64', 'linux-arm64', 'win32-x64'].includes(`${machine.platform}-${machine.arch}`)
    ? 'run `npm ci`, which installs one into node_modules'
    : 'install it from https://nodejs.org';
  return `Trailcare needs Node ${leastNodeMajor} or newer, and this is Node ${machine.version}: ${cure}.`;
}

/**
 * `vitest` → the file behind node_modules/vitest's command; a path → that path.
 * @param {string} script
 */
function scriptFile(script) {
  if (existsSync(script)) return realpathSync(script);
  const packageName = script === 'tsc' ? 'typescript' : script;
  const packageFolder = path.join(projectRoot, 'node_modules', packageName);
  const manifest = path.join(packageFolder, 'package.json');
  if (!existsSync(manifest)) {
    process.stderr.write(`'${script}' is neither a file nor an installed command: run \`npm ci\` first.\n`);
    process.exit(1);
  }
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return path.join(packageFolder, typeof bin === 'string' ? bin : bin[script]);
}

/**
 * Runs a script on Node 24: in this process when it is new enough, else in a child that gets our signals and gives us its exit.
 * @param {string} script absolute path
 * @param {string[]} scriptArguments
 */
export async function runOnNode24(script, scriptArguments) {
  const machine = thisMachine();
  const node = chooseNode(machine);
  if (node === null) {
    process.stderr.write(`${missingNodeMessage(machine)}\n`);
    process.exitCode = 1;
    return;
  }
  // What was compiled once is kept: without it each command spends half a second of processor time on its own 600 files.
  process.env['NODE_COMPILE_CACHE'] ??= path.join(projectRoot, '.cache', 'node');
  if (node === machine.execPath) {
    modules.enableCompileCache?.();
    process.argv = [node, script, ...scriptArguments];
    await import(pathToFileURL(script).href);
    return;
  }
  await runInChild(node, [...process.execArgv, script, ...scriptArguments]);
}

/**
 * Runs a program with our terminal, hands it the signals we get, and ends as it ended. Never returns.
 * @param {string} program
 * @param {string[]} programArguments
 * @returns {Promise<never>}
 */
export function runInChild(program, programArguments) {
  const child = spawn(program, programArguments, { stdio: 'inherit' });
  const signals = /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']);
  const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return new Promise((_, reject) => {
    child.on('error', (error) => reject(new Error(`'${program}' could not be started.`, { cause: error })));
    child.on('exit', (code, signal) => {
      if (signal === null) process.exit(code ?? 1);
      for (const forwarded of signals) process.off(forwarded, forward);
      process.kill(process.pid, signal);
    });
  });
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [script, ...rest] = process.argv.slice(2);
  if (script === undefined) {
    process.stderr.write('Usage: node bin/node24.mjs SCRIPT ARGUMENTS…\n');
    process.exitCode = 1;
  } else {
    // Not awaited: the script may import this file, which must have ended by then.
    void runOnNode24(scriptFile(script), rest);
  }
}
