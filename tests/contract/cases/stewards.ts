import { expect } from 'vitest';
import type { Visibility } from '../../../graph/model/closed-lists.ts';
import type { AnyFact, Fact } from '../../../graph/model/kinds.ts';
import {
  MOVEMENT_READER,
  MOVEMENT_VIEWER,
  PUBLIC_VIEWER,
  STEWARD_OF_ALL,
  type Viewer,
  makeViewer,
} from '../../../graph/model/viewer.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { byEveryPath } from '../by-every-path.ts';
import { type SuiteContext, at, load, loadFacts, scannedCodes } from '../context.ts';
import { fact, source } from '../facts.ts';
import { grounded } from '../grounded.ts';

const A = 'ns-a';
const B = 'ns-b';
const BY_A = `steward:${A}`;
const BY_B = `steward:${B}`;
const STEWARD_OF_A = makeViewer({ movement: true, networkOf: [], restrictedOf: [A] });
const STEWARD_OF_B = makeViewer({ movement: true, networkOf: [], restrictedOf: [B] });

/** A branch of A, by a file or by its stewards. */
const branch = (from: string, visibility: Visibility, own: Partial<Fact<'Branch'>> = {}): AnyFact =>
  fact('Branch', 'hidden', {
    source: from,
    visibility,
    nationalSociety: A,
    country: 'ETH',
    name: 'Findable',
    ...own,
  });

/** Facts with the sources that state them, as a steward's change is written. */
const stated = (kind: 'Branch' | 'Agreement' | 'Service' | 'Statement', ...facts: AnyFact[]) => ({
  Source: [...new Set(facts.map((one) => one.source))].map((code) => source(code)),
  [kind]: facts,
});

const readers = async (store: GraphStore, kind: 'Branch' | 'Agreement' | 'Service', code: string) => {
  const revision = await store.revision();
  const versions = async (viewer: Viewer) =>
    (await store.versions(kind, code, at(revision, viewer))).map((one) => one.source).toSorted();
  return {
    public: await versions(PUBLIC_VIEWER),
    movement: await versions(MOVEMENT_READER),
    stewardOfA: await versions(STEWARD_OF_A),
    stewardOfB: await versions(STEWARD_OF_B),
  };
};

export function stewardCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'what its steward hides is hidden in the versions of all sources, in those too that are loaded later',
    onEmptyStore(async (store) => {
      await loadFacts(
        store,
        grounded({
          Source: [source('file'), source('other')],
          Branch: [fact('Branch', 'x', { nationalSociety: A, country: 'ETH' })],
        }),
      );
      const told = async (viewer: Viewer) =>
        byEveryPath(
          store,
          'Branch',
          ['hidden', 'x'],
          ['file', 'other', BY_A],
          at(await store.revision(), viewer),
        );
      const without = await told(MOVEMENT_VIEWER);
      await loadFacts(store, { Branch: [branch('file', 'PUBLIC')] });
      expect(await told(MOVEMENT_VIEWER)).not.toEqual(without);

      await loadFacts(store, stated('Branch', branch(BY_A, 'RESTRICTED')));
      expect(await told(MOVEMENT_VIEWER)).toEqual(without);
      const byFile = { movement: [], public: [], stewardOfA: ['file', BY_A], stewardOfB: [] };
      expect(await readers(store, 'Branch', 'hidden')).toEqual(byFile);

      // The file again, as it was and changed, and another file.
      await loadFacts(store, { Branch: [branch('file', 'PUBLIC')] });
      await loadFacts(store, {
        Branch: [branch('file', 'PUBLIC', { name: 'Findable anew', asOf: '2027-01-01' })],
      });
      await loadFacts(store, { Branch: [branch('other', 'MOVEMENT')] });
      expect(await told(MOVEMENT_VIEWER)).toEqual(without);
      await load(store, (session) => session.end('Branch', 'file', ['hidden']));
      await loadFacts(store, { Branch: [branch('file', 'PUBLIC')] });
      expect(await told(MOVEMENT_VIEWER)).toEqual(without);

      // Wider again: what each file says of its own version holds.
      await loadFacts(store, { Branch: [branch(BY_A, 'MOVEMENT')] });
      expect(await readers(store, 'Branch', 'hidden')).toMatchObject({
        public: [],
        movement: ['file', 'other', BY_A],
      });
      await loadFacts(store, { Branch: [branch(BY_A, 'PUBLIC')] });
      expect(await readers(store, 'Branch', 'hidden')).toMatchObject({
        public: ['file', BY_A],
        movement: ['file', 'other', BY_A],
      });
      // A version that is ended says nothing any more.
      await loadFacts(store, { Branch: [branch(BY_A, 'RESTRICTED')] });
      expect(await readers(store, 'Branch', 'hidden')).toMatchObject({ public: [] });
      await load(store, (session) => session.end('Branch', BY_A, ['hidden']));
      expect(await readers(store, 'Branch', 'hidden')).toMatchObject({ public: ['file'] });
    }),
  );

  test(
    'who reads a fact is told how narrow the circle of its readers is, whatever the shown source says',
    onEmptyStore(async (store) => {
      await loadFacts(
        store,
        grounded({
          Source: [source('file')],
          Branch: [branch('file', 'PUBLIC', { asOf: '2026-02-01' })],
          Provider: [fact('Provider', 'p', { nationalSociety: A })],
          Service: [fact('Service', 's', { provider: 'p' })],
        }),
      );
      const told = async (viewer: Viewer) => {
        const reading = at(await store.revision(), viewer);
        const shown = await store.get('Branch', ['hidden'], reading);
        const branches = await store.visibilities('Branch', ['hidden', 'none'], reading);
        const services = await store.visibilities('Service', ['s'], reading);
        return [shown.get('hidden')?.visibility, branches.get('hidden'), services.get('s'), branches.size];
      };
      expect(await store.visibilities('Branch', [], at(1))).toEqual(new Map());
      expect(await told(PUBLIC_VIEWER)).toEqual(['PUBLIC', 'PUBLIC', 'PUBLIC', 1]);
      // The file is newer, so that it is shown; the older word of the steward holds.
      await loadFacts(store, stated('Branch', branch(BY_A, 'RESTRICTED', { asOf: '2026-01-01' })));
      await loadFacts(store, {
        Provider: [fact('Provider', 'p', { nationalSociety: A, visibility: 'NETWORK' })],
      });
      expect(await told(STEWARD_OF_ALL)).toEqual(['PUBLIC', 'RESTRICTED', 'NETWORK', 1]);
      expect(await told(STEWARD_OF_A)).toEqual(['PUBLIC', 'RESTRICTED', 'NETWORK', 1]);
      expect(await told(MOVEMENT_VIEWER)).toEqual([undefined, undefined, 'NETWORK', 0]);
    }),
  );

  test(
    'a steward and a file that come in one load, or in one and the next, are read alike',
    onEmptyStore(async (store) => {
      const both = [branch('file', 'PUBLIC'), branch(BY_A, 'RESTRICTED')];
      await loadFacts(store, grounded({ ...stated('Branch', ...both) }));
      const expected = { movement: [], public: [], stewardOfA: ['file', BY_A], stewardOfB: [] };
      expect(await readers(store, 'Branch', 'hidden')).toEqual(expected);
      await load(store, async (session) => {
        await session.end('Branch', 'file', ['hidden']);
        await session.end('Branch', BY_A, ['hidden']);
      });
      await loadFacts(store, { Branch: [branch(BY_A, 'RESTRICTED')] });
      await loadFacts(store, { Branch: [branch('file', 'PUBLIC')] });
      expect(await readers(store, 'Branch', 'hidden')).toEqual(expected);
    }),
  );

  test(
    'a steward who says more than a file does not widen the version of the file',
    onEmptyStore(async (store) => {
      await loadFacts(store, grounded(stated('Branch', branch('file', 'RESTRICTED'))));
      await loadFacts(store, stated('Branch', branch(BY_A, 'PUBLIC')));
      expect(await readers(store, 'Branch', 'hidden')).toEqual({
        public: [BY_A],
        movement: [BY_A],
        stewardOfA: ['file', BY_A],
        stewardOfB: [BY_A],
      });
    }),
  );

  test(
    'what two Societies own is as hidden as the more careful of them says, and stays with both',
    onEmptyStore(async (store) => {
      const agreement = (from: string, visibility: Visibility) =>
        fact('Agreement', 'joint', { source: from, visibility, parties: [A, B], topics: [] });
      await loadFacts(store, grounded(stated('Agreement', agreement(BY_A, 'RESTRICTED'))));
      await loadFacts(store, stated('Agreement', agreement(BY_B, 'PUBLIC')));
      const expected = {
        public: [],
        movement: [],
        stewardOfA: [BY_A, BY_B],
        stewardOfB: [BY_A, BY_B],
      };
      expect(await readers(store, 'Agreement', 'joint')).toEqual(expected);
      await loadFacts(store, { Agreement: [agreement(BY_B, 'MOVEMENT')] });
      expect(await readers(store, 'Agreement', 'joint')).toEqual(expected);
      await loadFacts(store, { Agreement: [agreement(BY_A, 'PUBLIC')] });
      expect(await readers(store, 'Agreement', 'joint')).toMatchObject({
        public: [],
        movement: [BY_A, BY_B],
      });
    }),
  );

  test(
    'what rests on a fact that its steward hides, or speaks of it, is hidden with it',
    onEmptyStore(async (store) => {
      const service = (from: string, visibility: Visibility) =>
        fact('Service', 'hidden', {
          source: from,
          visibility,
          serviceType: 'RFL',
          provider: 'p',
          country: 'ETH',
        });
      const statement = fact('Statement', 'st', {
        country: 'ETH',
        serviceTypes: ['RFL'],
        providerKinds: ['UN'],
      });
      await loadFacts(
        store,
        grounded({
          ...stated('Service', service('file', 'PUBLIC')),
          Provider: [fact('Provider', 'p', { nationalSociety: A, kind: 'UN' })],
          Referral: [fact('Referral', 'r', { serviceType: 'RFL', fromService: 'hidden', toBranch: 'b' })],
          Statement: [statement],
        }),
      );
      const counts = async (viewer: Viewer) => {
        const all = await store.counts(at(await store.revision(), viewer));
        return [all.Service, all.Referral, all.Statement];
      };
      expect(await counts(PUBLIC_VIEWER)).toEqual([1, 1, 1]);
      await loadFacts(store, stated('Service', service(BY_A, 'RESTRICTED')));
      expect(await counts(MOVEMENT_VIEWER)).toEqual([0, 0, 0]);
      expect(await counts(STEWARD_OF_A)).toEqual([1, 1, 1]);
      // Its provider becomes a provider of another Society: of that one's stewards alone.
      await loadFacts(store, { Provider: [fact('Provider', 'p', { nationalSociety: B, kind: 'UN' })] });
      expect([await counts(STEWARD_OF_A), await counts(STEWARD_OF_B)]).toEqual([
        [0, 0, 0],
        [1, 1, 0],
      ]);
    }),
  );

  test(
    'the source of stewards is read by who reads one of their facts, and by no other',
    onEmptyStore(async (store) => {
      const sources = async (viewer: Viewer) =>
        (await scannedCodes(store, 'Source', at(await store.revision(), viewer))).filter((code) =>
          code.startsWith('steward:'),
        );
      const one = (code: string, visibility: Visibility, own: Partial<Fact<'Branch'>> = {}) =>
        branch(BY_A, visibility, { code, ...own });
      await loadFacts(
        store,
        grounded({ NationalSociety: [A, B].map((code) => fact('NationalSociety', code)) }),
      );
      await loadFacts(store, { Source: [source(BY_A), source(BY_B)] });
      expect([await sources(MOVEMENT_VIEWER), await sources(STEWARD_OF_ALL)]).toEqual([[], [BY_A, BY_B]]);
      await loadFacts(store, grounded(stated('Branch', one('first', 'RESTRICTED'))));
      expect([
        await sources(MOVEMENT_VIEWER),
        await sources(STEWARD_OF_A),
        await sources(STEWARD_OF_B),
      ]).toEqual([[], [BY_A], []]);
      await loadFacts(store, { Branch: [one('second', 'MOVEMENT')] });
      expect([await sources(PUBLIC_VIEWER), await sources(STEWARD_OF_B)]).toEqual([[], [BY_A]]);
      // Renamed, it is read by the same.
      await loadFacts(store, { Source: [{ ...source(BY_A), publisher: 'Renamed' }] });
      expect([await sources(PUBLIC_VIEWER), await sources(STEWARD_OF_B)]).toEqual([[], [BY_A]]);
      // A public fact that rests on what is hidden is not public.
      await loadFacts(store, { Country: [fact('Country', 'ETH', { visibility: 'RESTRICTED' })] });
      await loadFacts(store, { Branch: [one('third', 'PUBLIC')] });
      expect(await sources(PUBLIC_VIEWER)).toEqual([]);
      await loadFacts(store, { Country: [fact('Country', 'ETH')] });
      expect(await sources(PUBLIC_VIEWER)).toEqual([BY_A]);
      // That it has nothing public any more is not told.
      await loadFacts(store, { Branch: [one('third', 'RESTRICTED')] });
      expect(await sources(PUBLIC_VIEWER)).toEqual([BY_A]);
      // A source that is stated narrower is narrower, and so are its facts.
      await loadFacts(store, { Source: [{ ...source(BY_A), visibility: 'RESTRICTED' }] });
      expect(await sources(MOVEMENT_VIEWER)).toEqual([]);
      const { Branch } = await store.counts(at(await store.revision(), MOVEMENT_VIEWER));
      expect(Branch).toBe(0);
    }),
  );
}
