import { describe, expect, it } from 'vitest';
import { withApi } from './support/with-api.ts';

const { api } = withApi();

interface Found {
  readonly totalCount: number | null;
  readonly didYouMean: readonly string[];
  readonly nodes: readonly { readonly __typename: string; readonly code: string }[];
}

async function search(text: string, kinds: string[] | null = null): Promise<Found> {
  const { body } = await api().ask(
    'query($text: String!, $kinds: [SearchKind!]) { search(text: $text, kinds: $kinds) { totalCount didYouMean nodes { __typename code } } }',
    { text, kinds },
  );
  expect(body.errors).toBeUndefined();
  return (body.data as { search: Found }).search;
}

describe('search', () => {
  it('shows a National Society once, not as a provider too', async () => {
    const { nodes, totalCount } = await search('italian');
    expect(nodes).toEqual([{ __typename: 'NationalSociety', code: 'ns-ita' }]);
    expect(totalCount).toBe(1);
  });

  it('shows the Society for an acronym that its provider alone has', async () => {
    expect((await search('ercs')).nodes).toEqual([{ __typename: 'NationalSociety', code: 'ns-eth' }]);
  });

  it('shows the provider to whoever asks for providers, and one that is no Society to all', async () => {
    expect((await search('italian', ['PROVIDER'])).nodes).toEqual([
      { __typename: 'Provider', code: 'p-ita' },
    ]);
    expect((await search('some ngo')).nodes).toEqual([{ __typename: 'Provider', code: 'p-ngo' }]);
  });

  it('offers the nearest names when it finds nothing, of the kinds asked, and each is found', async () => {
    const { totalCount, didYouMean } = await search('agades');
    expect([totalCount, didYouMean[0]]).toEqual([0, 'Agadez']);
    for (const name of didYouMean) expect((await search(name)).totalCount).toBeGreaterThan(0);
    expect((await search('sebbha')).didYouMean).toContain('Sebha');
    expect((await search('agades', ['COUNTRY'])).didYouMean).not.toContain('Agadez');
    expect((await search('agadez')).didYouMean).toEqual([]);
  });
});

it.each([
  ['{ regionalNetwork(code: "TEST") { code } }', 'net-test'],
  ['{ nationalSociety(code: "LBY") { code } }', 'ns-lby'],
])('%s: a whole word of a code is near', async (query, near) => {
  const { body } = await api().ask(query);
  expect(body.errors![0]!.extensions['candidates']).toContain(near);
});
