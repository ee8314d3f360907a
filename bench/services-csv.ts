import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seededRandom } from '../graph/analysis/seeded-random.ts';

export const SOURCE = 'bench-services';

const HEADER =
  'code,name,serviceType,provider,status,country,lat,lon,precision,remote,groups,eligibility,conditions,capacityPerDay,sourceWords,asOf,validFrom,source,visibility';
const PLACES = [
  ['KEN', 'ns-ken', -1, 36],
  ['ETH', 'ns-eth', 7, 37],
  ['SDN', 'ns-sdn', 13, 30],
] as const;
const TYPES = ['PRIMARY_HEALTH', 'RFL', 'FOOD', 'WASH', 'SHELTER', 'RISK_INFORMATION'];
const GROUPS = ['EVERYONE', 'WOMEN|CHILDREN', 'CHILDREN', 'WOMEN'];

/** Writes a native table of made-up services, in the order of their codes, the same for the same seed. */
export async function writeServices(file: string, rows: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
  function* lines() {
    yield `${HEADER}\n`;
    for (let i = 0; i < rows; i++) {
      const [country, society, lat, lon] = pick(PLACES);
      const conditions = random() < 0.2 ? 'registration|nationality' : '';
      yield `${[
        `bench:service-${String(i).padStart(8, '0')}`,
        `Clinic number ${i} of the generated list`,
        pick(TYPES),
        society,
        'ACTIVE',
        country,
        (lat + random() * 3).toFixed(4),
        (lon + random() * 3).toFixed(4),
        'POINT',
        'false',
        pick(GROUPS),
        conditions === '' ? 'OPEN' : 'CONDITIONAL',
        conditions,
        random() < 0.5 ? '' : Math.floor(random() * 500),
        `Health | consultation ${Math.floor(random() * 97)}`,
        '2026-01-01',
        '2025-01-01',
        SOURCE,
        'PUBLIC',
      ].join(',')}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
}
