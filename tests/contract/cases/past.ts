import { expect } from 'vitest';
import type { Visibility } from '../../../graph/model/closed-lists.ts';
import { type Fact, type KindName } from '../../../graph/model/kinds.ts';
import {
  MOVEMENT_READER,
  PUBLIC_VIEWER,
  STEWARD_OF_ALL,
  type Viewer,
  makeViewer,
} from '../../../graph/model/viewer.ts';
import type { GraphStore } from '../../../graph/store.ts';
import { byEveryPath } from '../by-every-path.ts';
import { type SuiteContext, at, load, loadFacts } from '../context.ts';
import { fact, source } from '../facts.ts';
import { grounded } from '../grounded.ts';

const STEWARD_OF_A = makeViewer({ movement: true, networkOf: [], restrictedOf: ['ns-a'] });

const branch = (code: string, visibility: Visibility, own: Partial<Fact<'Branch'>> = {}) =>
  fact('Branch', code, { visibility, nationalSociety: 'ns-a', country: 'ETH', name: 'Findable', ...own });

/** What a reader is told of branches at a revision of the past. */
const toldAt = (store: GraphStore, revision: number, viewer: Viewer) =>
  byEveryPath(store, 'Branch', ['hidden', 'x'], ['test-source', 'other'], at(revision, viewer));

const read = async (store: GraphStore, kind: KindName, code: string, revision: number, viewer: Viewer) =>
  (await store.versions(kind, code, at(revision, viewer))).map((one) => one.source);

export function pastCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'what is hidden is hidden in the past too, from the same readers and by every path',
    onEmptyStore(async (store) => {
      await loadFacts(store, grounded({ Source: [source('other')], Branch: [branch('x', 'PUBLIC')] }));
      const without = await toldAt(store, 1, PUBLIC_VIEWER);
      await loadFacts(store, { Branch: [branch('hidden', 'PUBLIC')] });
      await loadFacts(store, { Branch: [branch('hidden', 'PUBLIC', { name: 'Findable twice' })] });
      expect(await toldAt(store, 2, PUBLIC_VIEWER)).not.toEqual(without);
      await loadFacts(store, { Branch: [branch('hidden', 'MOVEMENT')] });
      for (const past of [2, 3]) {
        expect(await toldAt(store, past, PUBLIC_VIEWER), `at ${past}`).toEqual(without);
        expect(await read(store, 'Branch', 'hidden', past, MOVEMENT_READER)).toEqual(['test-source']);
      }
      await loadFacts(store, { Branch: [branch('hidden', 'RESTRICTED')] });
      for (const past of [2, 3, 4]) {
        expect(await toldAt(store, past, MOVEMENT_READER), `at ${past}`).toEqual(without);
        expect(await read(store, 'Branch', 'hidden', past, STEWARD_OF_A)).toEqual(['test-source']);
      }
      // Shown again, from now on.
      const revision = await loadFacts(store, { Branch: [branch('hidden', 'PUBLIC')] });
      expect(await read(store, 'Branch', 'hidden', revision, PUBLIC_VIEWER)).toEqual(['test-source']);
      expect(await toldAt(store, 2, PUBLIC_VIEWER)).toEqual(without);
    }),
  );

  test(
    'what changes and stays public, or is withdrawn, is read in the past as before',
    onEmptyStore(async (store) => {
      await loadFacts(store, grounded({ Branch: [branch('hidden', 'PUBLIC'), branch('x', 'MOVEMENT')] }));
      const before = await Promise.all(
        [PUBLIC_VIEWER, MOVEMENT_READER].map((viewer) => toldAt(store, 1, viewer)),
      );
      await loadFacts(store, {
        Branch: [
          branch('hidden', 'PUBLIC', { name: 'Renamed' }),
          branch('x', 'MOVEMENT', { name: 'Renamed' }),
        ],
      });
      await load(store, (session) => session.end('Branch', 'test-source', ['hidden', 'x']));
      const after = await Promise.all(
        [PUBLIC_VIEWER, MOVEMENT_READER].map((viewer) => toldAt(store, 1, viewer)),
      );
      expect(after).toEqual(before);
      // Withdrawn and stated anew as hidden, it is hidden.
      await loadFacts(store, { Branch: [branch('hidden', 'RESTRICTED')] });
      expect(await read(store, 'Branch', 'hidden', 1, MOVEMENT_READER)).toEqual([]);
      expect(await read(store, 'Branch', 'x', 1, MOVEMENT_READER)).toEqual(['test-source']);
    }),
  );

  test(
    'a version of the past is read as long as the versions of one source are',
    onEmptyStore(async (store) => {
      await loadFacts(
        store,
        grounded({
          Source: [source('test-source'), source('other')],
          Branch: [branch('hidden', 'PUBLIC'), branch('hidden', 'PUBLIC', { source: 'other' })],
        }),
      );
      await loadFacts(store, { Branch: [branch('hidden', 'RESTRICTED')] });
      expect(await read(store, 'Branch', 'hidden', 1, PUBLIC_VIEWER)).toEqual(['test-source', 'other']);
      await load(store, (session) => session.end('Branch', 'other', ['hidden']));
      expect(await read(store, 'Branch', 'hidden', 1, PUBLIC_VIEWER)).toEqual([]);
      expect(await read(store, 'Branch', 'hidden', 1, STEWARD_OF_ALL)).toEqual(['test-source', 'other']);
    }),
  );

  test(
    'what rests on something hidden since, or spoke of it, is hidden in the past, also where it does so no more',
    onEmptyStore(async (store) => {
      const service = (visibility: Visibility) =>
        fact('Service', 's', { visibility, serviceType: 'RFL', provider: 'un', country: 'ETH' });
      const statement = (serviceTypes: string[]) =>
        fact('Statement', 'st', { country: 'ETH', serviceTypes, providerKinds: ['UN'] });
      await loadFacts(
        store,
        grounded({
          Stop: [fact('Stop', 'x'), fact('Stop', 'y'), fact('Stop', 'z')],
          Leg: [fact('Leg', 'leg', { from: 'x', to: 'y' }), fact('Leg', 'gone', { from: 'x', to: 'y' })],
          Provider: [fact('Provider', 'un', { kind: 'UN' })],
          Service: [service('PUBLIC')],
          Statement: [statement(['RFL'])],
        }),
      );
      await loadFacts(store, {
        Leg: [fact('Leg', 'leg', { from: 'x', to: 'z' })],
        Statement: [statement(['WASH'])],
      });
      await load(store, (session) => session.end('Leg', 'test-source', ['gone']));
      const told = async (viewer: Viewer) => {
        const { Stop, Leg, Service, Statement } = await store.counts(at(1, viewer));
        return [Stop, Leg, Service, Statement];
      };
      expect(await told(PUBLIC_VIEWER)).toEqual([3, 2, 1, 1]);
      await loadFacts(store, {
        Stop: [fact('Stop', 'y', { visibility: 'RESTRICTED' })],
        Service: [service('RESTRICTED')],
      });
      expect(await told(PUBLIC_VIEWER)).toEqual([2, 0, 0, 0]);
      expect(await told(STEWARD_OF_ALL)).toEqual([3, 2, 1, 1]);
    }),
  );

  test(
    'a load that is given up hides nothing of the past',
    onEmptyStore(async (store) => {
      await loadFacts(store, grounded({ Branch: [branch('hidden', 'PUBLIC')] }));
      await loadFacts(store, { Branch: [branch('hidden', 'PUBLIC', { name: 'Renamed' })] });
      const session = await store.beginLoad();
      await session.put('Branch', [branch('hidden', 'RESTRICTED')]);
      await session.abort();
      expect(await read(store, 'Branch', 'hidden', 1, PUBLIC_VIEWER)).toEqual(['test-source']);
    }),
  );
}
