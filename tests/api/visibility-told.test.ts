import { describe, expect, it } from 'vitest';
import { openEmptySqliteStore } from './support/stores.ts';
import { withKeys } from './support/with-keys.ts';
import { type World, fact } from './support/world.ts';

const BY_NIGER = 'steward:ns-ner';
const branch = (own: object) =>
  fact('Branch', 'b-ner', {
    name: 'Niamey',
    kind: 'BRANCH',
    nationalSociety: 'ns-ner',
    country: 'NER',
    ...own,
  });
/** A branch that its steward hid, and of which a newer file says that it is public. */
const BESIDES: World = {
  Source: [fact('Source', BY_NIGER, { source: BY_NIGER, publisher: 'Niger', dataset: 'Stewards' })],
  Branch: [
    branch({ asOf: '2026-09-01' }),
    branch({ asOf: '2026-08-01', source: BY_NIGER, visibility: 'RESTRICTED' }),
  ],
  Referral: [
    fact('Referral', 'to-movement', {
      serviceType: 'RFL',
      fromService: 'rfl-agadez',
      toService: 'movement-sabha',
    }),
  ],
};

describe('the visibility of a fact', () => {
  const { askAs, api, keyFor } = withKeys(openEmptySqliteStore, { besides: BESIDES });
  const answerTo = async (role: string, query: string) => {
    const { body } = await askAs([role], query);
    expect(body.errors).toBeUndefined();
    return body.data;
  };

  it('is told as narrow as its steward holds it, when the shown source says more', async () => {
    const query = '{ branch(code: "b-ner") { visibility sources { code } } }';
    expect(await answerTo('steward:ns-ner', query)).toMatchObject({
      branch: { visibility: 'RESTRICTED', sources: [{ code: expect.not.stringContaining('steward') }, {}] },
    });
    const { body } = await askAs(['movement'], query);
    expect([body.data, body.errors]).toMatchObject([
      { branch: null },
      [{ extensions: { code: 'NOT_FOUND' } }],
    ]);
  });

  it('is told as narrow as what it rests on', async () => {
    const query = '{ referrals(filter: { serviceTypes: ["RFL"] }) { nodes { code visibility } } }';
    expect(await answerTo('movement', query)).toEqual({
      referrals: {
        nodes: [
          { code: 'referral-2', visibility: 'PUBLIC' },
          { code: 'to-movement', visibility: 'MOVEMENT' },
        ],
      },
    });
  });

  it('is the same in files', async () => {
    const authorization = `Bearer ${await keyFor(['steward:ns-ner'])}`;
    const { text } = await api().get('/export/branches.json?country=NER', { authorization });
    expect(JSON.parse(text)).toMatchObject({ rows: [{ code: 'b-ner', visibility: 'RESTRICTED' }] });
  });
});
