import type { LevelMembers } from '../graph/analysis/indicator-levels.ts';
import { IFRC_REGIONS } from '../graph/model/closed-lists.ts';
import type { Reads } from './batches.ts';

/** National Societies that the reader may know of, by the levels above the national one: networks (null: all) by code, IFRC regions, all. Two store calls. */
export async function levelMembers(reads: Reads, codes: readonly string[] | null): Promise<LevelMembers[]> {
  const [networks, societies] = await Promise.all([
    codes === null ? reads.all('RegionalNetwork') : reads.list('RegionalNetwork', codes),
    reads.all('NationalSociety'),
  ]);
  const readable = new Set(societies.map(({ code }) => code));
  return [
    ...networks
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, members }) => ({
        level: 'NETWORK' as const,
        of: code,
        societies: members.filter((member) => readable.has(member)),
      })),
    ...IFRC_REGIONS.map((region) => ({
      level: 'REGIONAL' as const,
      of: region,
      societies: societies.filter(({ ifrcRegion }) => ifrcRegion === region).map(({ code }) => code),
    })),
    { level: 'GLOBAL', of: null, societies: societies.map(({ code }) => code) },
  ];
}
