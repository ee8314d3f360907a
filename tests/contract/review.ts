import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyFact, KindName } from '../../graph/model/kinds.ts';
import { MOVEMENT_READER, STEWARD_OF_ALL, type Viewer } from '../../graph/model/viewer.ts';
import { openStore } from '../../graph/open-store.ts';
import type { GraphStore, Reading } from '../../graph/store.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { runCli } from '../support/run-cli.ts';
import { load as loadFacts } from './context.ts';
import { fact } from './facts.ts';

interface StoreAddress {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Listed {
  readonly id: string;
  readonly about: 'pair' | 'word';
  readonly [field: string]: unknown;
}

/** Questions of reconciliation, from the load that asks to the load that honours what was decided, on any store. */
export function reviewSuite(name: string, open: () => Promise<StoreAddress>): void {
  let address: StoreAddress;
  const folder = temporaryFolder();

  async function cli(...args: string[]) {
    return runCli(address.url, args, '', address.env);
  }

  async function load(source: string, content: string, ...options: string[]) {
    const file = path.join(folder, `${source}.csv`);
    writeFileSync(file, content);
    const { out, err, exitCode } = await cli('load', '--json', '--source', source, ...options, file);
    const summary = JSON.parse(out) as {
      accepted: number;
      unchanged: number;
      rejected: number;
      revision: number;
      questions?: number;
    };
    return { err, exitCode, ...summary };
  }

  async function open_(...options: string[]): Promise<Listed[]> {
    const { out } = await cli('review', '--json', '--limit', '1000', ...options);
    return (JSON.parse(out) as { questions: Listed[] }).questions;
  }

  const of = async (source: string, ...options: string[]) =>
    (await open_(...options)).filter((question) => question['source'] === source);

  async function inStore<T>(read: (store: GraphStore, reading: Reading) => Promise<T>): Promise<T> {
    const store = await openStore(address.url, address.env);
    try {
      return await read(store, { revision: await store.revision(), viewer: STEWARD_OF_ALL });
    } finally {
      await store.close();
    }
  }
  const sourcesOf = (kind: KindName, code: string) =>
    inStore(async (store, reading) =>
      [...((await store.sourcesOf(kind, [code], reading)).get(code) ?? [])].toSorted(),
    );
  const allOf = (kind: KindName, source: string) =>
    inStore(async (store, reading) => {
      const facts: AnyFact[] = [];
      for await (const batch of store.scan(kind, reading)) facts.push(...(batch as unknown as AnyFact[]));
      return facts.filter((fact) => fact.source === source);
    });

  const ETH = ['--country', 'ETH', '--as-of', '2026-01-31'];
  const branches = (...rows: string[]) => `id,branchName,lat,lon,numberOfVolunteers\n${rows.join('\n')}\n`;

  describe(`questions of reconciliation, on ${name}`, () => {
    beforeAll(async () => {
      address = await open();
      expect(await cli('load', '--seeds', '--without-demonstration')).toMatchObject({ exitCode: 0 });
    }, 300_000);

    it('seeds ask nothing', async () => {
      expect(await open_('--all')).toEqual([]);
      expect((await cli('review')).out).toBe('There are no open questions.\n');
    });

    describe('a branch in two sources', () => {
      const second = branches(
        '1,Mekele Branch,13.50,39.47,20',
        '2,Quiha,13.49,39.47,20',
        '3,Adigrat,14.27,39.46,20',
        '4,Axum Branch,14.13,38.72,20',
      );
      beforeAll(async () => {
        await load('rv-a', branches('m,Branch of Mekelle,13.497,39.475,10', 'x,Axum,14.60,38.72,10'), ...ETH);
      });

      it('is asked about when near and of a like name; not when only one of these; twice never', async () => {
        const dry = await load('rv-b', second, ...ETH, '--dry-run');
        expect(dry.err).toContain('The load would ask these (--dry-run keeps no questions).');
        expect(await of('rv-b')).toEqual([]);
        const { err, questions } = await load('rv-b', second, ...ETH);
        expect(questions).toBe(1);
        expect(err).toMatch(
          /Question q-[0-9a-f]{10}: Is Branch rv-b:1 \(Mekele Branch\) of rv-b the same as rv-a:m \(Branch of Mekelle\) of rv-a\? 0\.6 km apart, names 1 alike\./u,
        );
        expect(await of('rv-b')).toMatchObject([
          { about: 'pair', kind: 'Branch', code: 'rv-b:1', other: 'rv-a:m', decision: null },
        ]);
        const again = await load('rv-b', second.replace(',20', ',21'), ...ETH);
        expect(again).toMatchObject({ accepted: 1, unchanged: 3 });
        expect(again.questions).toBeUndefined();
      });

      it('decided the same, is one from then on, for whoever names it too, and later loads change nothing', async () => {
        const service = await load(
          'rv-c',
          'code,serviceType,provider,branch,status,country,lat,lon,precision\nrv-c:s,FIRST_AID,ns-eth,rv-b:1,ACTIVE,ETH,13.5,39.47,POINT\n',
          '--format',
          'native',
          '--as-of',
          '2026-01-31',
        );
        expect(service).toMatchObject({ exitCode: 0 });
        const [question] = await of('rv-b');
        const decided = await cli('review', question!.id, 'same');
        expect(decided.out).toBe(
          'rv-b:1 is now rv-a:m: what rv-b says stands under that code, and later loads keep it so.\n',
        );
        expect(await sourcesOf('Branch', 'rv-a:m')).toEqual(['rv-a', 'rv-b']);
        expect(await sourcesOf('Branch', 'rv-b:1')).toEqual([]);
        expect(await allOf('Service', 'rv-c')).toMatchObject([{ code: 'rv-c:s', branch: 'rv-a:m' }]);
        const before = await inStore((store) => store.revision());
        expect(await load('rv-b', second.replace(',20', ',21'), ...ETH)).toMatchObject({
          accepted: 0,
          unchanged: 4,
          rejected: 0,
          revision: before,
        });
        const grown = await load('rv-b', second.replace(',20', ',22'), ...ETH);
        expect(grown).toMatchObject({ accepted: 1, unchanged: 3 });
        expect(await sourcesOf('Branch', 'rv-b:1')).toEqual([]);
        const [log] = await inStore((store) => store.listLoads({ first: 3 })).then((loads) =>
          loads.filter(({ format }) => format === 'review same'),
        );
        expect(log).toMatchObject({ actor: 'local', source: 'rv-b' });
        expect(JSON.parse(log!.summary)).toMatchObject({
          question: question!.id,
          before: null,
          after: { is: 'same', code: 'rv-a:m', by: 'local', moved: ['rv-b'] },
        });
      });

      it('decided to be two after all, is taken apart, and is not asked about again', async () => {
        const [question] = await of('rv-b', '--all');
        const { exitCode } = await cli('review', question!.id, 'different');
        expect(exitCode).toBe(0);
        expect(await sourcesOf('Branch', 'rv-a:m')).toEqual(['rv-a']);
        expect(await sourcesOf('Branch', 'rv-b:1')).toEqual(['rv-b']);
        expect(await allOf('Service', 'rv-c')).toMatchObject([{ code: 'rv-c:s', branch: 'rv-b:1' }]);
        const before = await inStore((store) => store.revision());
        expect(await load('rv-b', second.replace(',20', ',22'), ...ETH)).toMatchObject({
          unchanged: 4,
          revision: before,
        });
        const grown = await load('rv-b', second.replace(',20', ',23'), ...ETH);
        expect(grown).toMatchObject({ accepted: 1 });
        expect(grown.questions).toBeUndefined();
        expect(await of('rv-b')).toEqual([]);
        expect((await cli('review')).out).toContain('There are no open questions.');
      });

      it('stays hidden, as each of the two, where its stewards hid the one that they were', async () => {
        const rows = (id: string) => branches(`${id},Humera office,14.29,36.61,5`);
        await load('rv-h1', rows('1'), ...ETH);
        await load('rv-h2', rows('2'), ...ETH);
        const seen = (viewer: Viewer) =>
          inStore(async (store, { revision }) => [
            ...(await store.get('Branch', ['rv-h1:1', 'rv-h2:2'], { revision, viewer })).keys(),
          ]);
        expect(await seen(MOVEMENT_READER)).toEqual(['rv-h1:1', 'rv-h2:2']);
        const [question] = await of('rv-h2');
        await cli('review', question!.id, 'same');
        await inStore(async (store, reading) => {
          const [file] = (await store.versions('Branch', 'rv-h1:1', reading)) as unknown as AnyFact[];
          const source = 'steward:ns-eth';
          await loadFacts(store, async (session) => {
            await session.put('Source', [fact('Source', source, { source, priority: 900 })]);
            await session.put('Branch', [{ ...file!, source, visibility: 'RESTRICTED' }]);
          });
        });
        await cli('review', question!.id, 'different');
        expect(await seen(STEWARD_OF_ALL)).toEqual(['rv-h1:1', 'rv-h2:2']);
        expect(await seen(MOVEMENT_READER)).toEqual([]);
        // Said again by its file, it is as hidden as before.
        await load('rv-h2', branches('2,Humera office,14.29,36.61,6'), ...ETH);
        expect(await seen(MOVEMENT_READER)).toEqual([]);
      });

      it('cannot be joined with what its own source tells apart', async () => {
        const [question] = await of('rv-b', '--all');
        const { err, exitCode } = await cli('review', question!.id, 'means', 'rv-b:2');
        expect({ err, exitCode }).toEqual({
          err: 'The source rv-b states both rv-b:1 and rv-b:2, so it tells them apart. Nothing was changed.\n',
          exitCode: 1,
        });
      });

      it('put off, stays in the list and is not asked again', async () => {
        await load('rv-d', branches('9,Axum branch office,14.61,38.72,5'), ...ETH);
        const [question] = await of('rv-d');
        expect(question).toMatchObject({ code: 'rv-d:9', other: 'rv-a:x' });
        await cli('review', question!.id, 'later');
        expect(await of('rv-d')).toMatchObject([{ decision: { is: 'later' } }]);
        expect(
          (await load('rv-d', branches('9,Axum branch office,14.61,38.72,6'), ...ETH)).questions,
        ).toBeUndefined();
        expect((await cli('review', question!.id, 'same')).exitCode).toBe(0);
      });
    });

    it('an organisation of another name is one once it is decided, and its services keep their codes', async () => {
      const rows = (org: string) =>
        `Organisation,Sector,Activity,Region,Lat,Long\n${org},WASH,Latrines,Tigray,13.5,39.5\n${org},Health,OPD,Tigray,13.5,39.5\n`;
      await load('rv-o1', rows('Relief Agency of Northern Tigray'), ...ETH, '--format', 'who-what-where');
      const asked = await load(
        'rv-o2',
        rows('Relief Agencty of Northern Tigray'),
        ...ETH,
        '--format',
        'who-what-where',
      );
      expect(asked.err).toContain('Is Provider org-relief-agencty-of-northern-tigray');
      const codes = (await allOf('Service', 'rv-o2')).map(({ code }) => code);
      const [question] = await of('rv-o2');
      await cli('review', question!.id, 'same');
      const services = await allOf('Service', 'rv-o2');
      expect(services.map(({ code }) => code)).toEqual(codes);
      expect(new Set(services.map(({ provider }) => provider))).toEqual(
        new Set(['org-relief-agency-of-northern-tigray']),
      );
      const revision = await inStore((store) => store.revision());
      const again = await load(
        'rv-o2',
        rows('Relief Agencty of Northern Tigray'),
        ...ETH,
        '--format',
        'who-what-where',
      );
      expect(again).toMatchObject({ accepted: 0, unchanged: 2, rejected: 0, revision });
    });

    describe('a word', () => {
      const sheet =
        'Country,Organisation,Sector,Activity,Region,Lat,Long\nAbyssinie,Test Relief,Moonlight work,,Tigray,13.5,39.5\n';
      const how = ['--as-of', '2026-01-31', '--format', 'who-what-where'];

      it('that no row could be read by is asked about, though nothing is loaded', async () => {
        const { exitCode, err } = await load('rv-w', sheet, ...how);
        expect(exitCode).toBe(1);
        expect(err).toContain('Which country does "Abyssinie" mean in rv-w (1 row)?');
        expect(await of('rv-w')).toMatchObject([
          { about: 'word', word: 'country', text: 'Abyssinie', rows: 1 },
        ]);
      });

      it('is read as was decided, and what it leaves is asked next', async () => {
        const [question] = await of('rv-w');
        const wrong = await cli('review', question!.id, 'means', 'XYZ');
        expect(wrong.err).toContain('means: "XYZ" is not the code of a Country in the graph.');
        expect((await cli('review', question!.id, 'same')).err).toContain('means CODE, different or later');
        expect((await cli('review', question!.id, 'means', 'ETH')).out).toBe(
          'Later loads read "Abyssinie" of rv-w as ETH. Load its files again to have the rows.\n',
        );
        expect(await load('rv-w', sheet, ...how)).toMatchObject({ exitCode: 0, accepted: 1 });
        expect(await allOf('Service', 'rv-w')).toMatchObject([{ country: 'ETH', serviceType: 'OTHER' }]);
        const [activity] = await of('rv-w');
        expect(activity).toMatchObject({ word: 'activity', text: 'Moonlight work' });
        await cli('review', activity!.id, 'means', 'LIVELIHOODS', '--all-sources');
        expect(await load('rv-w', sheet, ...how)).toMatchObject({ accepted: 1 });
        const services = await allOf('Service', 'rv-w');
        expect(services).toMatchObject([{ serviceType: 'LIVELIHOODS', sourceWords: ['Moonlight work'] }]);
      });

      it('for a kind of health facility that no row of ours tells is asked about too', async () => {
        const sites =
          'name,amenity,healthcare,latitude,longitude,country\nPlace A,moon house,,9.0,38.7,ETH\nPlace B,clinic,,9.1,38.7,ETH\nPlace C,clinic,,9.2,38.7,ETH\n';
        const as = ['--as-of', '2026-01-31', '--format', 'health-sites'];
        expect(await load('rv-h', sites, ...as)).toMatchObject({ exitCode: 0, accepted: 3 });
        const [question] = await of('rv-h');
        expect(question).toMatchObject({ word: 'activity', text: 'moon house', rows: 1 });
        await cli('review', question!.id, 'means', 'LIVELIHOODS');
        expect(await load('rv-h', sites, ...as)).toMatchObject({ accepted: 1, unchanged: 2 });
      });

      it('decided for one source is still asked of another; for all, of none', async () => {
        const { err } = await load('rv-w2', sheet, ...how);
        expect(err).toContain('Abyssinie');
        const questions = await of('rv-w2');
        expect(questions).toMatchObject([{ word: 'country' }]);
        await cli('review', questions[0]!.id, 'different');
        expect(await load('rv-w2', sheet, ...how)).not.toHaveProperty('questions');
        expect(await load('rv-w3', sheet.replace('Abyssinie', 'ETH'), ...how)).toMatchObject({ accepted: 1 });
        expect(await allOf('Service', 'rv-w3')).toMatchObject([{ serviceType: 'LIVELIHOODS' }]);
        expect((await of('rv-w3')).map(({ about }) => about)).not.toContain('word');
      });
    });

    it('a stop of another name is joined, its legs with it, and links go on finding it by its name', async () => {
      const stops = (name: string, lat: number) =>
        `name,latitude,longitude,country,location_type\n${name},${lat},36.55,SDN,town\nFartown,15.5,36.0,SDN,town\n`;
      const links = (name: string) => `name1,name2,distance\n${name},Fartown,90\n`;
      await load('rv-s1', stops('Kassalaville', 15.46), '--as-of', '2026-01-31');
      await load(
        'rv-s2',
        stops('Kassallavile', 15.461).replace('Fartown,15.5', 'Other End,16.5'),
        '--as-of',
        '2026-01-31',
      );
      const link = await load(
        'rv-s2',
        links('Kassallavile').replace('Fartown', 'Other End').replace('90', '190'),
      );
      expect(link).toMatchObject({ accepted: 1, rejected: 0 });
      const [question] = await of('rv-s2');
      expect(question).toMatchObject({
        kind: 'Stop',
        code: 'rv-s2:Kassallavile',
        other: 'rv-s1:Kassalaville',
      });
      await cli('review', question!.id, 'same');
      const legs = await allOf('Leg', 'rv-s2');
      expect(legs.flatMap(({ from, to }) => [from, to])).toContain('rv-s1:Kassalaville');
      expect(legs.flatMap(({ from, to }) => [from, to])).not.toContain('rv-s2:Kassallavile');
      const revision = await inStore((store) => store.revision());
      expect(
        await load('rv-s2', links('Kassallavile').replace('Fartown', 'Other End').replace('90', '190')),
      ).toMatchObject({ accepted: 0, unchanged: 1, revision });
    });

    it.each([
      [['review', 'q-0000000000', 'same'], 'There is no question with code "q-0000000000".'],
      [
        ['review', 'q-0000000000'],
        'decision is missing: q-0000000000 is a question. Give same, different, later',
      ],
      [['review', 'q-1', 'perhaps'], 'decision: "perhaps" is not same, different, later, or means CODE.'],
      [['review', 'q-1', 'means'], 'CODE is missing'],
      [['review', 'q-1', 'same', 'x'], 'Too many words'],
      [['review', '--limit', 'x'], '--limit: "x" is not a whole number'],
    ])('%j is refused in a sentence', async (args, message) => {
      const { exitCode, err } = await cli(...args);
      expect(err).toContain(message);
      expect(exitCode).toBe(1);
    });
  });
}
