import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../graph/model/field.ts';
import { allFields } from '../../graph/model/kind.ts';
import { KIND_NAMES, kindOf } from '../../graph/model/kinds.ts';

/** Near what fields take: edges of numbers and days, texts to be trimmed, lists out of order, with repeats or of other things. */
function nearly({ values = [] }: Field<unknown>): fc.Arbitrary<unknown> {
  const texts = fc.constantFrom(...values, '', ' a ', 'b', '\u00a0é', 'not a code', 'x'.repeat(2_001));
  const days = fc.constantFrom(
    '2024-02-29',
    '2023-02-29',
    '2026-04-31',
    '1899-12-31',
    '2199-12-31',
    '2026-1-1',
  );
  const numbers = fc.constantFrom(0, -0, 1, 0.5, -90, 90.1, 180, 2 ** 53, NaN, Infinity);
  const one = fc.oneof(texts, days, numbers, fc.boolean(), fc.constantFrom(null, undefined), fc.double());
  return fc.oneof(one, fc.array(texts, { maxLength: 4 }), fc.array(one, { maxLength: 2 }), fc.anything());
}

describe('what is checked quickly is what the schema says', () => {
  it.each(KIND_NAMES)('%s', (name) => {
    const kind = kindOf(name);
    for (const [, field] of allFields(kind)) {
      fc.assert(
        fc.property(nearly(field), (value) => {
          const { success, data } = field.parse.safeParse(value);
          expect(field.normal(value)).toEqual(success ? data : undefined);
        }),
        { numRuns: 30 },
      );
    }
    const usual = ({ values, required, shape, refersTo }: Field<unknown>): fc.Arbitrary<unknown> => {
      const text = values ? fc.constantFrom(...values) : fc.constantFrom('2026-01-01', '2026-01-02');
      if (shape === 'texts') return fc.array(refersTo ? fc.constantFrom('b', 'a') : text, { maxLength: 3 });
      const value = shape === 'boolean' ? fc.boolean() : shape === 'text' ? text : fc.constantFrom(0, 1);
      return required ? value : fc.oneof(value, fc.constant(null));
    };
    const fact = fc.record(
      Object.fromEntries([
        ['code', fc.constantFrom('a', 'not a code')],
        ...allFields(kind).map(([field, about]) => [field, usual(about)]),
      ]),
      { requiredKeys: [] },
    );
    const whole = fc.record(
      Object.fromEntries([
        ['code', fc.constant('a')],
        ...allFields(kind).map(([field, about]) => [field, usual(about)]),
      ]),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 4, arbitrary: whole },
          fact,
          whole.map((one) => ({ ...one, more: 1 })),
        ),
        (given) => {
          const { success, data } = kind.schema.safeParse(given);
          expect(kind.normal(given)).toEqual(success ? data : null);
          // Loads compare facts by their JSON.
          if (success) expect(JSON.stringify(kind.normal(given))).toBe(JSON.stringify(data));
        },
      ),
      { numRuns: 60 },
    );
  });
});
