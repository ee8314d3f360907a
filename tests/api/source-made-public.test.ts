import { expect, it, onTestFinished } from 'vitest';
import { loadFacts } from '../contract/context.ts';
import { apiOn } from './support/api-on.ts';
import { openEmptySqliteStore } from './support/stores.ts';
import { fact, world } from './support/world.ts';

it('of a past in which a service is public and its source was not yet, answers name no source for it', async () => {
  const opened = await openEmptySqliteStore();
  const facts = world();
  const inner = (visibility: 'MOVEMENT' | 'PUBLIC') => fact('Source', 'inner', { visibility });
  await loadFacts(opened.store, {
    ...facts,
    Source: [...facts.Source!, inner('MOVEMENT')],
    Service: [
      ...facts.Service!,
      fact('Service', 'agadez-new', {
        serviceType: 'PRIMARY_HEALTH',
        provider: 'p-ner',
        country: 'NER',
        stop: 'agadez',
        status: 'ACTIVE',
        eligibility: 'OPEN',
        validFrom: '2026-11-05',
        asOf: '2026-10-30',
        source: 'inner',
      }),
    ],
  });
  const api = await apiOn(opened.store, { onLoopback: false });
  onTestFinished(async () => {
    await api.close();
    await opened.close();
  });
  const ask = async (query: string) => {
    const { body } = await api.ask(query);
    expect(body.errors).toBeUndefined();
    return body.data as never;
  };
  const { stops } = (await ask('{ stops(first: 1) { pageInfo { endCursor } } }')) as {
    stops: { pageInfo: { endCursor: string } };
  };
  await loadFacts(opened.store, { Source: [inner('PUBLIC')] });
  await api.refresh();
  const LATER = 'from: "2026-11-02", to: "2026-11-10", serviceTypes: ["PRIMARY_HEALTH"]';
  const answer = await ask(`{
    stops(first: 1, after: "${stops.pageInfo.endCursor}") { nodes { code } }
    changes(${LATER}) { revision sources { code } services { nodes { service { code } } } }
    dataAvailability(countries: ["NER"], serviceTypes: ["PRIMARY_HEALTH"]) { services }
  }`);
  expect(answer).toMatchObject({
    changes: { revision: 1, services: { nodes: [{ service: { code: 'agadez-new' } }] } },
  });
  expect(JSON.stringify(answer)).not.toMatch(/inner|null/);
});
