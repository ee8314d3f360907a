import { once } from 'node:events';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readNetworkFile, writeNetworkFile } from '../../graph/jobs/networks/network-file.ts';
import { openNetwork, type PortableNetwork, portableNetwork } from '../../graph/network/portable-network.ts';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { arbitraryWorld } from '../oracle/random-world.ts';
import { networkOf } from '../support/network-of.ts';

function newFile(): string {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  return path.join(folder, 'kept');
}

const anyNetwork = async () => networkOf(fc.sample(arbitraryWorld(), { numRuns: 1, seed: 7 })[0]!);

describe('a network in a file', () => {
  it('is the same when it is read, in shared memory', async () => {
    const file = newFile();
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(), async (world) => {
        const portable = portableNetwork(await networkOf(world));
        writeNetworkFile(file, 'stamp', portable);
        // Typed arrays, maps, NaN: all compared as they are.
        expect(readNetworkFile(file, 'stamp')).toStrictEqual(portable);
      }),
      { numRuns: 30 },
    );
    const read = openNetwork(readNetworkFile(file, 'stamp') as PortableNetwork);
    expect(read.stops.lat.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('is for its own stamp alone, and for nobody else of this machine', async () => {
    const file = newFile();
    expect(readNetworkFile(file, 'stamp')).toBeNull();
    writeNetworkFile(file, 'stamp', portableNetwork(await anyNetwork()));
    expect(readNetworkFile(file, 'another')).toBeNull();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is none when a byte of it is another, or the end is missing, or it is something else', async () => {
    const file = newFile();
    writeNetworkFile(file, 'stamp', portableNetwork(await anyNetwork()));
    const whole = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = Buffer.from(whole);
        damaged[at]! ^= by;
        writeFileSync(file, damaged);
        expect(readNetworkFile(file, 'stamp')).toBeNull();
      }),
      { numRuns: 300 },
    );
    for (const length of [0, 10, 16_384, whole.length - 1, whole.length + 1]) {
      writeFileSync(file, whole);
      truncateSync(file, length);
      expect(readNetworkFile(file, 'stamp')).toBeNull();
    }
    writeFileSync(file, 'Something else.');
    expect(readNetworkFile(file, 'stamp')).toBeNull();
  });

  it('says what the disk says, and leaves nothing beside', async () => {
    const file = newFile();
    mkdirSync(file);
    const network = portableNetwork(await anyNetwork());
    expect(() => writeNetworkFile(file, 'stamp', network)).toThrow('EISDIR');
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  });

  it('is whole at each moment while several threads write it', async () => {
    const file = newFile();
    const network = portableNetwork(await anyNetwork());
    writeNetworkFile(file, 'stamp', network);
    const module = new URL('../../graph/jobs/networks/network-file.ts', import.meta.url).href;
    const script = `const { workerData } = require('node:worker_threads');
      import(workerData.module).then(({ writeNetworkFile }) => {
        for (let n = 0; n < 100; n++) writeNetworkFile(workerData.file, 'stamp', workerData.network);
      });`;
    const ended = new AbortController();
    const writers = Promise.all(
      [1, 2, 3, 4].map(async () => {
        const worker = new Worker(script, {
          eval: true,
          workerData: { module, file, network },
          execArgv: [],
        });
        await once(worker, 'exit');
      }),
    ).finally(() => ended.abort());
    while (!ended.signal.aborted) {
      expect(readNetworkFile(file, 'stamp')).toStrictEqual(network);
      await setImmediate();
    }
    await writers;
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  });

  it('takes away what a writer that was ended left, and leaves what one still writes', async () => {
    const file = newFile();
    const [left, other] = [`${file}.1-1.part`, `${file}.1-2.part`];
    for (const part of [left, other]) writeFileSync(part, 'half');
    const anHourAgo = Date.now() / 1_000 - 3_600;
    utimesSync(left, anHourAgo, anHourAgo);
    writeNetworkFile(file, 'stamp', portableNetwork(await anyNetwork()));
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual(
      [file, other].map((one) => path.basename(one)),
    );
  });
});
