import { expect, it } from 'vitest';
import { fact } from '../contract/facts.ts';
import { withApi } from './support/with-api.ts';
import { world } from './support/world.ts';

const MANY = 1_001;
const facts = world();
const source = 'test-publisher';
const numbered = Array.from({ length: MANY }, (_, n) => String(n).padStart(4, '0'));
const { api } = withApi({
  facts: {
    ...facts,
    NationalSociety: [
      ...facts.NationalSociety!,
      ...numbered.map((n) =>
        fact('NationalSociety', `ns-${n}`, { name: `Society ${n}`, country: 'SDN', source }),
      ),
    ],
    Stop: [
      ...facts.Stop!,
      ...numbered.map((n) =>
        fact('Stop', `ford-${n}`, { name: `Ford ${n}`, kind: 'VILLAGE', country: 'SDN', source }),
      ),
      fact('Stop', 'the-ford', { name: 'Ford', kind: 'VILLAGE', country: 'SDN', source }),
    ],
  },
});

it('a list without pages that is too long fails and says so, instead of ending early', async () => {
  const { body } = await api().ask(
    '{ country(code: "SDN") { nationalSocieties { code } } other: country(code: "NER") { nationalSocieties { code } } }',
  );
  expect(body.errors).toHaveLength(1);
  expect(body.errors![0]).toMatchObject({
    message: expect.stringContaining('1001'),
    path: ['country', 'nationalSocieties'],
    extensions: { code: 'LIMIT_EXCEEDED', limit: 1000 },
  });
  expect(body.data).toEqual({ country: null, other: { nationalSocieties: [{ code: 'ns-ner' }] } });
});

it('a name as which too many begin asks for the code, instead of missing the stop that is called so', async () => {
  const { body } = await api().ask('{ journeys(from: "Ford", to: "sabha") { asOf } }');
  expect(body.errors![0]).toMatchObject({
    message: expect.stringContaining('Give the code'),
    extensions: { code: 'LIMIT_EXCEEDED', argument: 'from' },
  });
});
