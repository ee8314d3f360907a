import { expect } from 'vitest';
import { type AnyFact, KIND_NAMES, type KindName, kindOf } from '../../../graph/model/kinds.ts';
import { allFields } from '../../../graph/model/kind.ts';
import { at, codesOf, load, loadFacts } from '../context.ts';
import type { SuiteContext } from '../context.ts';
import { fact } from '../facts.ts';

const ODD_CODES = ['a/b:c.d-e', 'A', 'a', '0', 'x_y', 'x-y', 'x.y', 'x/y', 'x:y', 'Z'.repeat(200)];
/** Codes in the order of their bytes: punctuation, digits, capitals, _, small letters. */
const IN_ORDER = ODD_CODES.toSorted((a, b) => (a < b ? -1 : 1));

/** Every field with a value that is easily spoiled. */
function rich(kind: KindName, code: string): AnyFact {
  const filled: Record<string, unknown> = {};
  for (const [name, field] of allFields(kindOf(kind))) {
    if (name === 'source' || name === 'visibility') continue;
    switch (field.shape) {
      case 'text':
        filled[name] =
          field.values?.at(-1) ?? (field.refersTo ? 'a/b:c.d-e' : `ሰላም "quoted" 'it' \\ \n 🚑 ${name}`);
        break;
      case 'texts':
        filled[name] = field.values
          ? [...field.values].toSorted()
          : field.refersTo
            ? ['a/b:c.d-e', 'B']
            : ['', ',', 'é [x]', 'ﷺ'];
        break;
      case 'boolean':
        filled[name] = true;
        break;
      case 'integer':
        filled[name] = 2_147_483_648;
        break;
      case 'real':
        filled[name] = 0.1 + 0.2;
        break;
    }
  }
  return fact(kind, code, filled);
}

export function valueCases({ test, onEmptyStore }: SuiteContext): void {
  test(
    'every field of every kind comes back as it was put, filled and empty',
    onEmptyStore(async (store) => {
      const revision = await load(store, async (session) => {
        for (const kind of KIND_NAMES) await session.put(kind, [rich(kind, 'rich'), fact(kind, 'plain')]);
      });
      for (const kind of KIND_NAMES) {
        const facts = await store.get(kind, ['rich', 'plain'], at(revision));
        expect(facts.get('rich')).toStrictEqual(rich(kind, 'rich'));
        expect(facts.get('plain')).toStrictEqual(fact(kind, 'plain'));
        const page = await store.page(kind, { first: 9 }, at(revision));
        expect(page.facts).toStrictEqual([fact(kind, 'plain'), rich(kind, 'rich')]);
      }
      expect(Object.values(await store.counts(at(revision)))).toEqual(KIND_NAMES.map(() => 2));
      await load(store, async (session) => {
        for (const kind of KIND_NAMES) {
          expect(await session.put(kind, [rich(kind, 'rich'), fact(kind, 'plain')])).toEqual([
            'unchanged',
            'unchanged',
          ]);
        }
      });
      expect(await store.revision()).toBe(revision);
    }),
  );

  test(
    'numbers come back exactly',
    onEmptyStore(async (store) => {
      const numbers = [0, 0.1, 1 / 3, 5e-324, 1e10, 123_456_789.123_456_78, 9_999_999_999];
      const flows = numbers.map((peoplePerYear, n) => fact('Flow', `f${n}`, { peoplePerYear }));
      await loadFacts(store, { Flow: flows });
      const { facts } = await store.page('Flow', { first: 99 }, at(1));
      expect(facts.map(({ peoplePerYear }) => peoplePerYear)).toEqual(numbers);
    }),
  );

  test(
    'codes with every legal character are kept, found, referred to and ordered by their bytes',
    onEmptyStore(async (store) => {
      const legs = ODD_CODES.map((code) => fact('Leg', code, { from: code, to: 'a/b:c.d-e' }));
      await loadFacts(store, {
        Stop: ODD_CODES.map((code) => fact('Stop', code, { adminAreas: [code] })),
        Leg: legs,
      });
      expect(codesOf((await store.page('Stop', { first: 99 }, at(1))).facts)).toEqual(IN_ORDER);
      expect((await store.get('Stop', ODD_CODES, at(1))).size).toBe(ODD_CODES.length);
      const byStop = await store.pagesBy('Leg', 'from', ODD_CODES, { first: 9 }, at(1));
      for (const code of ODD_CODES) expect(codesOf(byStop.get(code)!.facts)).toEqual([code]);
      const byArea = await store.pagesBy('Stop', 'adminAreas', ODD_CODES, { first: 9 }, at(1));
      for (const code of ODD_CODES) expect(codesOf(byArea.get(code)!.facts)).toEqual([code]);
      const to = await store.page(
        'Leg',
        { first: 3, after: 'x-y', where: [{ test: 'in', field: 'to', values: ['a/b:c.d-e'] }] },
        at(1),
      );
      expect(codesOf(to.facts)).toEqual(
        IN_ORDER.slice(IN_ORDER.indexOf('x-y') + 1, IN_ORDER.indexOf('x-y') + 4),
      );
    }),
  );

  test(
    'a reference to a code that no source states is kept',
    onEmptyStore(async (store) => {
      const stop = fact('Stop', 's', { country: 'NOWHERE', adminAreas: ['not-yet'] });
      await loadFacts(store, { Stop: [stop] });
      expect((await store.get('Stop', ['s'], at(1))).get('s')).toStrictEqual(stop);
      const page = await store.pagesBy('Stop', 'country', ['NOWHERE'], { first: 1 }, at(1));
      expect(page.get('NOWHERE')?.totalCount).toBe(1);
      expect(await store.get('Country', ['NOWHERE'], at(1))).toEqual(new Map());
      expect((await store.counts(at(1))).Country).toBe(0);
      expect(await store.page('Country', { first: 5 }, at(1))).toMatchObject({ facts: [], totalCount: 0 });
    }),
  );
}
