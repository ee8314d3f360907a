/**
 * A real Neo4j server for tests, without Docker: Maven resolves the jars once into .cache/neo4j/VERSION/lib, Java runs them as a
 * separate process in a fresh home directory. Nothing of Neo4j (GPLv3) is shipped.
 *
 * Environment: TRAILCARE_TEST_NEO4J (URL of a server to use instead; its database is emptied by tests), with NEO4J_USERNAME and
 * NEO4J_PASSWORD when it asks for them; TRAILCARE_TEST_NEO4J_VERSION; JAVA_HOME.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';

/** It takes 4 to 30 s; on a machine that others use, more. */
const READY_WITHIN_MS = 300_000;
const projectRoot = path.resolve(import.meta.dirname, '../..');
const pomFile = path.join(import.meta.dirname, 'neo4j', 'pom.xml');

export interface Neo4jServer {
  /** `neo4j://127.0.0.1:7687` */
  url: string;
  username: string;
  /** Empty when the server asks for none. */
  password: string;
  version: string;
  /** Of the Java process; null for a server that we did not start. */
  pid: number | null;
  /** Kills the process and removes its home directory, unless the caller named that directory. Safe to call twice. */
  stop(): Promise<void>;
}

export interface Neo4jServerOptions {
  /** Megabytes of Java heap, 1024 unless said. */
  heapMb?: number;
  /** A free port unless said. */
  port?: number;
  /** Kept after stop, so that a second start finds its data; without it a fresh directory, removed at the end. */
  homeDirectory?: string;
  /** Turns authentication on, for the user `neo4j`. At least 8 characters. Off without it. */
  password?: string;
  /** Megabytes of its cache of the store's pages, 128 unless said. */
  pageCacheMb?: number;
  /** Folders of more jars for the class path, and settings that they need: for peers that run inside the server. */
  extension?: { readonly jarFolders: readonly string[]; readonly settings: readonly string[] };
}

/** What is needed and not there: Java, or Maven. */
export class Neo4jUnavailable extends Error {}

/** The server of TRAILCARE_TEST_NEO4J, or one of our own. Throws Neo4jUnavailable with what the machine lacks. */
export async function startNeo4jServer(options: Neo4jServerOptions = {}): Promise<Neo4jServer> {
  const given = process.env['TRAILCARE_TEST_NEO4J'];
  if (given !== undefined && given !== '') return useNeo4jServer(given);

  const version = process.env['TRAILCARE_TEST_NEO4J_VERSION'] ?? versionOfPom();
  const java = findJava(version);
  const lib = resolveJars(version);
  const port = options.port ?? (await freePort());
  const heapMb = options.heapMb ?? 1024;
  const home = options.homeDirectory ?? mkdtempSync(path.join(tmpdir(), 'trailcare-neo4j-'));
  const password = options.password ?? '';
  mkdirSync(path.join(home, 'conf'), { recursive: true });
  rmSync(path.join(home, 'logs'), { recursive: true, force: true });
  writeFileSync(path.join(home, 'conf', 'neo4j.conf'), configuration(port, heapMb, options));

  const command = [
    java,
    `-Xms${Math.min(256, heapMb)}m`,
    `-Xmx${heapMb}m`,
    '-XX:+UseSerialGC',
    ...['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map(
      (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
    ),
    '-cp',
    [lib, ...(options.extension?.jarFolders ?? [])]
      .map((folder) => path.join(folder, '*'))
      .join(path.delimiter),
    version.startsWith('5.') ? 'org.neo4j.server.CommunityEntryPoint' : 'org.neo4j.server.Neo4jCommunity',
    `--home-dir=${home}`,
    `--config-dir=${path.join(home, 'conf')}`,
  ];
  const running = await spawnGuarded(command, home, options.homeDirectory === undefined);
  const url = `neo4j://127.0.0.1:${port}`;
  try {
    await waitUntilStarted(running, home);
    if (password !== '') await setPassword(url, password);
    await verifiedVersion(url, 'neo4j', password);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { url, username: 'neo4j', password, version, pid: running.pid, stop: () => running.stop() };
}

async function useNeo4jServer(url: string): Promise<Neo4jServer> {
  const username = process.env['NEO4J_USERNAME'] ?? 'neo4j';
  const password = process.env['NEO4J_PASSWORD'] ?? '';
  try {
    const version = await verifiedVersion(url, username, password);
    return { url, username, password, version, pid: null, stop: async () => {} };
  } catch (error) {
    throw new Error(`TRAILCARE_TEST_NEO4J names '${url}', and no Neo4j answers there.`, { cause: error });
  }
}

function versionOfPom(): string {
  const version = /<neo4j\.version>([^<]+)</.exec(readFileSync(pomFile, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${pomFile} names no neo4j.version.`);
  return version;
}

/** Neo4j 5 runs on Java 17 or 21, the calendar versions on 21 or newer: `/usr/lib/jvm/temurin-25/bin/java`. */
function findJava(version: string): string {
  const fits = (major: number) => (version.startsWith('5.') ? major >= 17 && major <= 21 : major >= 21);
  const javaHome = process.env['JAVA_HOME'];
  const candidates = [
    ...(javaHome ? [path.join(javaHome, 'bin', 'java')] : []),
    'java',
    ...globSync('/usr/lib/jvm/*/bin/java').toSorted(),
  ];
  const seen: string[] = [];
  for (const candidate of candidates) {
    const { error, stderr } = spawnSync(candidate, ['-version'], { encoding: 'utf8' });
    const major = /version "(\d+)/.exec(error ? '' : stderr)?.[1];
    if (major !== undefined && fits(Number(major))) return candidate;
    if (major !== undefined) seen.push(`${candidate} is Java ${major}`);
  }
  const wanted = version.startsWith('5.') ? 'Java 17 or 21' : 'Java 21 or newer';
  const found = seen.length === 0 ? 'no Java was found' : seen.join(', ');
  throw new Neo4jUnavailable(
    `Neo4j ${version} needs ${wanted} (on Debian: apt-get install openjdk-17-jre-headless), and ${found}.`,
  );
}

/** The folder of jars, resolved by Maven when it is not there: into a folder of its own first, so that a broken download leaves nothing. */
function resolveJars(version: string): string {
  const folder = path.join(projectRoot, '.cache', 'neo4j', version);
  const lib = path.join(folder, 'lib');
  if (existsSync(lib)) return lib;
  mkdirSync(folder, { recursive: true });
  process.stderr.write(`Resolving Neo4j ${version} through Maven, once (125 MB, 1–2 minutes)…\n`);
  const incomplete = mkdtempSync(path.join(folder, 'incomplete-'));
  try {
    const goal = [
      'dependency:copy-dependencies',
      `-DoutputDirectory=${incomplete}`,
      `-Dneo4j.version=${version}`,
    ];
    const { error, status, stdout, stderr } = spawnSync('mvn', ['-q', '-B', '-f', pomFile, ...goal], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (error !== undefined && 'code' in error && error.code === 'ENOENT') {
      throw new Neo4jUnavailable(
        'Neo4j tests need Maven (on Debian: apt-get install maven), or the URL of a Neo4j in TRAILCARE_TEST_NEO4J.',
      );
    }
    if (status !== 0) {
      const output = `${stdout}${stderr}`.trim().slice(-2000);
      throw new Neo4jUnavailable(`Maven could not resolve Neo4j ${version}:\n${output}`, { cause: error });
    }
    try {
      renameSync(incomplete, lib);
    } catch (renameError) {
      // Another process was faster: its folder is as good.
      if (!existsSync(lib)) throw renameError;
    }
    return lib;
  } finally {
    rmSync(incomplete, { recursive: true, force: true });
  }
}

function configuration(
  port: number,
  heapMb: number,
  { password = '', pageCacheMb = 128, extension }: Neo4jServerOptions,
): string {
  return [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    `dbms.security.auth_enabled=${password !== ''}`,
    `server.memory.heap.max_size=${heapMb}m`,
    `server.memory.pagecache.size=${pageCacheMb}m`,
    'db.tx_log.rotation.retention_policy=false',
    // Tests empty and fill the database all the time: a plan made once is good for all of them.
    'dbms.cypher.min_replan_interval=1h',
    'server.memory.query_cache.per_db_cache_num_entries=10000',
    // And for lists of any length: else it plans anew for none, 1, 10, 100… of them.
    'internal.cypher.use_parameter_size=false',
    // A version that does not know it any more goes on without.
    'server.config.strict_validation.enabled=false',
    ...(extension?.settings ?? []),
    '',
  ].join('\n');
}

interface GuardedJava {
  /** Of Java; null when it never started. */
  readonly pid: number | null;
  readonly exited: boolean;
  stop(): Promise<void>;
}

/**
 * Runs Java under a small shell that ends it (and removes a temporary home) as soon as our end of the shell's standard input closes:
 * at stop(), and also when this process is killed outright. Ctrl-C in a terminal reaches us alone. Not in a session of its own: Linux
 * shares processors between sessions first, so that who answers would wait a tenth of a second behind his own server.
 */
async function spawnGuarded(command: string[], home: string, temporary: boolean): Promise<GuardedJava> {
  const script = `
    trap '' INT HUP
    home=$1; signal=$2; remove=$3; shift 3
    exec 3<&0
    "$@" </dev/null 3<&- >"$home/logs/console.log" 2>&1 &
    java=$!
    # What ends a whole group ends Java too; its home is removed all the same.
    trap '' PIPE TERM
    echo "started $java"
    ( cat <&3 >/dev/null; kill -s "$signal" "$java" 2>/dev/null ) >/dev/null &
    watcher=$!
    wait "$java"
    echo exited
    wait "$watcher"
    if [ "$remove" = yes ]; then rm -rf "$home"; fi`;
  mkdirSync(path.join(home, 'logs'), { recursive: true });
  const shell = spawn(
    'sh',
    ['-c', script, 'sh', home, temporary ? 'KILL' : 'TERM', temporary ? 'yes' : 'no', ...command],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const closed = once(shell, 'close');
  let pid: number | null = null;
  let exited = false;
  await new Promise<void>((resolve, reject) => {
    shell.once('error', reject);
    shell.stdout.setEncoding('utf8').on('data', (line: string) => {
      const started = /started (\d+)/.exec(line)?.[1];
      if (started !== undefined) pid = Number(started);
      if (line.includes('exited')) exited = true;
      resolve();
    });
  });
  // The server alone keeps no test process alive.
  shell.unref();
  unrefStream(shell.stdin);
  unrefStream(shell.stdout);
  return {
    get pid() {
      return pid;
    },
    get exited() {
      return exited;
    },
    async stop() {
      shell.ref();
      // Its end is told once its output ends: who waits for that and for nothing else must not leave before.
      if (shell.stdout instanceof Socket) shell.stdout.ref();
      shell.stdin.end();
      await closed;
    },
  };
}

/** A pipe to a child is a socket, which Node's types do not say. */
function unrefStream(stream: object): void {
  if (stream instanceof Socket) stream.unref();
}

/** `logs/neo4j.log` says `Started.` after 4–30 s. */
async function waitUntilStarted(java: GuardedJava, home: string): Promise<void> {
  const logFile = path.join(home, 'logs', 'neo4j.log');
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!readIfThere(logFile).includes('Started.')) {
    if (java.exited || Date.now() > deadline) {
      const log = readIfThere(logFile) + readIfThere(path.join(home, 'logs', 'console.log'));
      const what = java.exited
        ? 'ended before it was ready'
        : `was not ready within ${READY_WITHIN_MS / 1000} s`;
      throw new Error(`Neo4j ${what}. Its log ends:\n${log.slice(-3000)}`);
    }
    await sleep(100);
  }
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** A new Neo4j lets the user `neo4j`, password `neo4j`, do nothing but change that password. */
async function setPassword(url: string, password: string): Promise<void> {
  const driver = neo4j.driver(url, neo4j.auth.basic('neo4j', 'neo4j'));
  try {
    await driver.executeQuery(
      'ALTER CURRENT USER SET PASSWORD FROM $before TO $after',
      { before: 'neo4j', after: password },
      { database: 'system' },
    );
  } catch (error) {
    // A kept home has its password already.
    if (!(error instanceof neo4j.Neo4jError) || error.code !== 'Neo.ClientError.Security.Unauthorized')
      throw error;
  } finally {
    await driver.close();
  }
}

/** The version that the server says it has: `5.26.30`. */
async function verifiedVersion(url: string, username: string, password: string): Promise<string> {
  const auth = password === '' ? undefined : neo4j.auth.basic(username, password);
  const driver = neo4j.driver(url, auth, {
    connectionAcquisitionTimeout: 10_000,
    maxTransactionRetryTime: 5_000,
  });
  try {
    const { agent } = await driver.getServerInfo();
    return agent?.replace(/^Neo4j\//, '') ?? 'unknown';
  } finally {
    await driver.close();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
