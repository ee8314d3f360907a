import { writeFileSync } from 'node:fs';
import path from 'node:path';

const COLUMNS =
  'code,name,serviceType,provider,status,country,lat,lon,precision,remote,groups,eligibility,asOf,source,visibility';

/** A native table of `size` services that all say which load they are of: `clinic-00007,load 3,…`. Returns the file. */
export function writeGeneration(
  folder: string,
  generation: number,
  size: number,
  provider = 'ns-eth',
): string {
  const file = path.join(folder, `services-${generation}.csv`);
  const rows = Array.from({ length: size }, (_, n) => {
    const [lat, lon] = [(7 + (n % 300) / 100).toFixed(2), (37 + (n % 200) / 100).toFixed(2)];
    return `clinic-${String(n).padStart(5, '0')},load ${generation},PRIMARY_HEALTH,${provider},ACTIVE,ETH,${lat},${lon},POINT,false,EVERYONE,UNKNOWN,2026-11-01,soak-list,PUBLIC`;
  });
  writeFileSync(file, `${COLUMNS}\n${rows.join('\n')}\n`);
  return file;
}
