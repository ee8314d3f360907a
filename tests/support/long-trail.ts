import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { temporaryFolder } from './load-toy.ts';

interface LongTrail {
  readonly stops: number;
  /** Legs that leave each stop, to those that follow it. */
  readonly legsPerStop: number;
  /** Whether somebody says that there is no more health care in the country than is listed, which is none: each stop is a gap. */
  readonly complete: boolean;
}

/** Written names of people's places are long, and not all from left to right. */
export const LONG_NAME = `Place ${'of a very long name that no table has room for '.repeat(4)}at the end`;
export const ARABIC_NAME = 'محطة الواحة الكبيرة على طريق الصحراء';

/** A dataset of the native format in a folder: a trail of many stops in Chad, none of them real, the first two of the names above. */
export async function writeLongTrail({ stops, legsPerStop, complete }: LongTrail): Promise<string> {
  const folder = path.join(temporaryFolder(), 'long-trail');
  mkdirSync(folder);
  const write = async (name: string, columns: string, rows: Iterable<string>) => {
    const file = createWriteStream(path.join(folder, `${name}.csv`));
    file.write(`${columns},source,asOf,visibility\n`);
    for (const row of rows) file.write(`${row},long,2026-10-01,PUBLIC\n`);
    file.end();
    await finished(file);
  };
  const source = createWriteStream(path.join(folder, 'source.csv'));
  source.end(
    'code,publisher,dataset,priority,staleDays,illustrative,source,visibility\nlong,Test,Made up for a test,1,365,true,long,PUBLIC\n',
  );
  await finished(source);
  const all = Array.from({ length: stops }, (_, index) => index);
  const code = (index: number) => `long-${String(index).padStart(5, '0')}`;
  const nameOf = (index: number) => [LONG_NAME, ARABIC_NAME][index] ?? `Stop ${index}`;
  const legs = all.flatMap((from) =>
    Array.from({ length: legsPerStop }, (_, step) => [from, from + step + 1] as const).filter(
      ([, to]) => to < stops,
    ),
  );
  const side = Math.ceil(Math.sqrt(stops));
  await write('trail', 'code,name', ['long,Long trail (not real)']);
  await write(
    'stop',
    'code,name,kind,country,lat,lon',
    all.map((index) => {
      const [row, column] = [Math.floor(index / side), index % side];
      const lat = 8 + (14 * row) / side;
      const lon = 15 + (7 * column) / side;
      return `${code(index)},${nameOf(index)},VILLAGE,TCD,${lat.toFixed(4)},${lon.toFixed(4)}`;
    }),
  );
  await write(
    'leg',
    'code,from,to,mode,km,kmBasis',
    legs.map(([from, to]) => `${code(from)}--${to},${code(from)},${code(to)},ROAD,10,PUBLISHED`),
  );
  await write(
    'trail-stop',
    'code,trail,stop,roles',
    all.map((index) => `long-${code(index)},long,${code(index)},TRANSIT`),
  );
  await write(
    'trail-leg',
    'code,trail,leg',
    legs.map(([from, to]) => `long-${code(from)}--${to},long,${code(from)}--${to}`),
  );
  if (complete) {
    const kinds = 'NATIONAL_SOCIETY|ICRC|IFRC|UN|INTERNATIONAL_NGO|NATIONAL_NGO|GOVERNMENT|COMMUNITY';
    await write('statement', 'code,country,serviceTypes,providerKinds,links', [
      `long-complete,TCD,PRIMARY_HEALTH,${kinds},false`,
    ]);
  }
  return folder;
}
