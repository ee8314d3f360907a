import { describe, expect, it } from 'vitest';
import { globalId } from '../../api/global-id.ts';
import { withApi } from './support/with-api.ts';
import { world } from './support/world.ts';

const movement = withApi({ onLoopback: true });
const anybody = withApi({ onLoopback: false });

const everything = world();
const unrestricted = (kind: 'Branch' | 'Service') =>
  everything[kind]!.filter(({ visibility }) => visibility !== 'RESTRICTED');
const withoutRestricted = withApi({
  facts: { ...everything, Branch: unrestricted('Branch'), Service: unrestricted('Service') },
});

const cells = (
  serviceType: string,
) => `{ coverage(all: true, serviceTypes: ["${serviceType}"], asOf: "2026-11-01") {
  matrix { stop { code } cells { status reason services { code } } } } }`;
type Matrix = { coverage: { matrix: { stop: { code: string }; cells: unknown[] }[] } };

async function cellOf(api: typeof movement, stop: string, serviceType: string) {
  const { body } = await api.api().ask(cells(serviceType));
  return (body.data as Matrix).coverage.matrix.find((row) => row.stop.code === stop)!.cells[0];
}

describe('who reads what', () => {
  it('the local user reads as a member of the Movement, anybody else the public facts', async () => {
    const query = '{ about { reader } branches { nodes { code } } }';
    const seen = async (api: typeof movement) =>
      (await api.api().ask(query)).body.data as {
        about: { reader: string };
        branches: { nodes: { code: string }[] };
      };
    const asMember = await seen(movement);
    const asAnybody = await seen(anybody);
    expect(asMember.about.reader).toBe('movement');
    expect(asMember.branches.nodes.map(({ code }) => code)).toContain('b-movement');
    expect(asAnybody.about.reader).toBe('public');
    expect(asAnybody.branches.nodes.map(({ code }) => code)).toEqual(['b-000', 'b-001', 'b-002']);
  });

  it('a service for the Movement makes a stop served for it alone', async () => {
    expect(await cellOf(movement, 'sabha', 'RFL')).toMatchObject({
      status: 'SERVED',
      services: [{ code: 'movement-sabha' }],
    });
    expect(await cellOf(anybody, 'sabha', 'RFL')).toMatchObject({
      status: 'UNKNOWN',
      reason: 'PRESENT_IN_AREA',
    });
  });

  it('a restricted type is withheld everywhere, whatever the facts', async () => {
    for (const api of [movement, anybody]) {
      for (const stop of ['agadez', 'dirkou']) {
        expect(await cellOf(api, stop, 'SGBV_RESPONSE')).toEqual({
          status: 'UNKNOWN',
          reason: 'WITHHELD',
          services: [],
        });
      }
    }
  });

  it('where nothing may be told, a list without gaps says so', async () => {
    const counts = async (serviceType: string): Promise<Record<string, number>> => {
      const { body } = await anybody.api().ask(
        `{ coverage(all: true, serviceTypes: ["${serviceType}"]) {
          gaps { totalCount unknownCount withheldCount } questions { totalCount } summary { unknown notExpected } } }`,
      );
      const { coverage } = body.data as {
        coverage: Record<'gaps' | 'questions' | 'summary', Record<string, number>>;
      };
      return { ...coverage.summary, ...coverage.gaps, questions: coverage.questions['totalCount']! };
    };
    const withheld = await counts('SGBV_RESPONSE');
    expect(withheld).toMatchObject({ totalCount: 0, unknownCount: 0, questions: 0 });
    expect(withheld['withheldCount']).toBeGreaterThan(0);
    expect(withheld['withheldCount']).toBeLessThanOrEqual(withheld['unknown']!);
    const told = await counts('RFL');
    expect(told['withheldCount']).toBe(0);
    expect(told['unknownCount']).toBe(told['questions']);
    expect(told['unknownCount']).toBeGreaterThan(0);
  });

  it('a reader without the right learns the same from every way in, with and without a restricted fact', async () => {
    const ids = { branch: globalId('Branch', 'b-restricted'), service: globalId('Service', 'sgbv-agadez') };
    const queries = [
      '{ branch(code: "b-restricted") { code } }',
      '{ branch(code: "b-restrictes") { code } }',
      '{ service(code: "sgbv-agadez") { code } }',
      '{ services(filter: { branch: "b-restricted" }) { totalCount } }',
      `{ nodes(ids: ["${ids.branch}", "${ids.service}"]) { id } }`,
      '{ search(text: "hidden") { totalCount nodes { code } } }',
      '{ branches(filter: { near: { lat: 9.2, lon: 38.7, km: 1 } }) { totalCount nodes { code } } }',
      '{ services(filter: { serviceTypes: ["SGBV_RESPONSE"] }) { totalCount nodes { code } } }',
      '{ stop(code: "agadez") { services { totalCount nodes { code } } } }',
      '{ about { counts } }',
      '{ dataAvailability(countries: ["NER", "ETH"]) { country { code } serviceType { code } services latestAsOf complete staleDays } }',
      '{ coverage(all: true) { summary { served unknown absent kmInCare kmUnknown } gaps { totalCount nodes { stop { code } } } sources { code } } }',
      '{ continuity(from: "agadez", to: "lampedusa", serviceTypes: ["SGBV_RESPONSE"]) { journeys { care { servedStops servedKmShare unknownShare handovers { status lacking } referralChain { closed } } } } }',
    ];
    for (const query of queries) {
      const { text } = await movement.api().ask(query);
      expect(text).toBe((await withoutRestricted.api().ask(query)).text);
    }
  });
});
