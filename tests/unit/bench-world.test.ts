import { describe, expect, it } from 'vitest';
import { makeWorld } from '../../bench/world/made-world.ts';
import type { Vocabulary } from '../../bench/world/read-vocabulary.ts';
import { SIZES } from '../../bench/world/sizes.ts';
import { type AnyFact, KIND_NAMES, type KindName, kindOf } from '../../graph/model/kinds.ts';
import { collectFacts } from '../../graph/network/facts.ts';
import { type Draft, makeWorld as completed } from '../oracle/world.ts';

/** Countries in a row, each the neighbour of the next, with two types of service. */
const COUNTRIES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'];
const vocabulary: Vocabulary = completed({
  Country: COUNTRIES.map((code, n): Draft<'Country'> => ({
    code,
    name: code,
    ifrcRegion: 'AFRICA',
    lat: 5 * n,
    lon: 20,
    borders: COUNTRIES.filter((_, other) => Math.abs(other - n) === 1),
  })),
  NationalSociety: COUNTRIES.map((code): Draft<'NationalSociety'> => ({
    code: `ns-${code.toLowerCase()}`,
    name: code,
    country: code,
  })),
  ServiceType: ['PRIMARY_HEALTH', 'RFL', 'FOOD', 'WASH', 'SHELTER', 'HSP'].map(
    (code): Draft<'ServiceType'> => ({
      code,
      name: code,
      mode: 'PLACE',
      defaultReachKm: 5,
      careRangeKm: 25,
      restricted: false,
      countsAsService: true,
    }),
  ),
});

async function factsOf(seed: number): Promise<Map<KindName, AnyFact[]>> {
  const { facts } = makeWorld('XS', vocabulary, seed);
  const all = new Map<KindName, AnyFact[]>();
  for (const kind of KIND_NAMES) all.set(kind, await collectFacts(facts, kind));
  return all;
}

describe('a world made from a seed', () => {
  it('has valid facts in the order of codes, which refer to facts that are there, as many as its size says', async () => {
    const all = await factsOf(1);
    const codes = new Map(
      KIND_NAMES.map((kind) => [
        kind,
        new Set([...all.get(kind)!, ...vocabulary[kind]].map(({ code }) => code)),
      ]),
    );
    const wrong: string[] = [];
    for (const [kind, facts] of all) {
      expect(facts.map(({ code }) => code)).toEqual(facts.map(({ code }) => code).toSorted());
      for (const fact of facts) {
        if (!kindOf(kind).schema.safeParse(fact).success) wrong.push(`${kind} ${JSON.stringify(fact)}`);
        for (const [name, { refersTo }] of Object.entries(kindOf(kind).fields)) {
          const there = refersTo === undefined ? null : codes.get(refersTo as KindName)!;
          for (const code of there === null ? [] : ([fact[name] ?? []].flat() as string[]))
            if (!there!.has(code)) wrong.push(`${kind} ${fact.code} ${name} ${code}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    const { stops, legs, services, branches, trails } = SIZES.XS;
    expect(all.get('Stop')).toHaveLength(stops);
    expect(Math.abs(all.get('Leg')!.length - legs)).toBeLessThanOrEqual(4);
    expect(all.get('Service')).toHaveLength(services);
    expect(all.get('Branch')).toHaveLength(branches);
    expect(all.get('Trail')).toHaveLength(trails);
  });

  it('is the same for the same seed, and another for another', async () => {
    const [one, again, other] = [await factsOf(1), await factsOf(1), await factsOf(2)];
    expect(again).toEqual(one);
    expect(other.get('Service')).not.toEqual(one.get('Service'));
  });
});
