import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../contract/sqlite-folder.ts';
import { runCommandProcess } from '../support/command-process.ts';
import { runCli } from '../support/run-cli.ts';

const MB = 2 ** 20;
/** Of the file; TRAILCARE_LOAD_MB for a shorter look. */
const FILE_MB = Number(process.env['TRAILCARE_LOAD_MB'] ?? 1024);
const STOPS = 100_000;
/** 6-numbers: resident, at its peak, of the process that loads; and what it keeps to find each of the graph's stops by its name. */
const mostMb = (stops: number) => 300 + stops / 2_000;
const HOURS = 3_600_000;

const STOP_HEADER = 'code,name,alternatives,kind,country,lat,lon,source,asOf';
const stop = (i: number) =>
  `gen:stop-${i},Place number ${i},Other name ${i},CITY,KEN,${placeOf(i)},gen-stops,2026-01-01`;
const SERVICE_HEADER =
  'code,name,serviceType,provider,status,country,stop,lat,lon,precision,remote,groups,eligibility,sourceWords,asOf,validFrom,source';
const service = (i: number, stops: number) =>
  `gen:service-${i},Clinic number ${i} of the generated list,PRIMARY_HEALTH,ns-ken,ACTIVE,KEN,${stops === 0 ? '' : `gen:stop-${i % stops}`},${placeOf(i)},POINT,false,EVERYONE,OPEN,Health | primary health care | consultation ${i % 97},2026-01-01,2025-01-01,gen-services`;
/** In Kenya. */
const placeOf = (i: number) =>
  `${(-1 + (i % 1000) * 0.003).toFixed(4)},${(36 + (Math.floor(i / 1000) % 1000) * 0.003).toFixed(4)}`;

describe(`memory of a load of ${FILE_MB} MB of CSV`, () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);

  it.each([0, STOPS])(
    `stays under ${mostMb(0)} MB and 50 MB for each 100,000 stops, in a graph of seeds and %i stops`,
    async (stops) => {
      const store = path.join(folder, `${stops}.db`);
      expect((await runCli(`sqlite:${store}`, ['load', '--seeds', '--without-demonstration'])).exitCode).toBe(
        0,
      );
      if (stops > 0) {
        const file = path.join(folder, 'stop.csv');
        await write(file, STOP_HEADER, stop, (i) => i < stops);
        expect((await loadFile(store, 'gen-stops', file)).exitCode).toBe(0);
      }
      const file = path.join(folder, 'service.csv');
      const bytes = await write(
        file,
        SERVICE_HEADER,
        (i) => service(i, stops),
        (_, written) => written < FILE_MB * MB,
      );
      const startedMs = performance.now();
      const { exitCode, peakMb, err } = await loadFile(store, 'gen-services', file);
      const seconds = Math.round((performance.now() - startedMs) / 1000);
      process.stdout.write(
        `    ${Math.round(bytes / MB)} MB onto ${stops} stops: peak ${peakMb} MB, ${seconds} s\n`,
      );
      expect(exitCode, err).toBe(0);
      expect(peakMb).toBeGreaterThan(50);
      expect(peakMb).toBeLessThan(mostMb(stops));
      for (const used of [file, store]) rmSync(used, { force: true });
    },
    6 * HOURS,
  );
});

/** Writes lines as long as `more` says; returns their bytes. */
async function write(
  file: string,
  header: string,
  line: (i: number) => string,
  more: (i: number, written: number) => boolean,
): Promise<number> {
  let written = 0;
  function* chunks() {
    yield `${header}\n`;
    for (let i = 0; more(i, written);) {
      let chunk = '';
      for (; chunk.length < 65_536 && more(i, written + chunk.length); i++) chunk += `${line(i)}\n`;
      written += chunk.length;
      yield chunk;
    }
  }
  await pipeline(Readable.from(chunks()), createWriteStream(file));
  return written;
}

const loadFile = (store: string, source: string, file: string) =>
  runCommandProcess(`sqlite:${store}`, ['load', '--source', source, file]);
