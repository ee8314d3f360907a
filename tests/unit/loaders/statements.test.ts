import { beforeEach, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER, STEWARD_OF_ALL } from '../../../graph/model/viewer.ts';
import type { GraphStore } from '../../../graph/store.ts';
import type { LoadResult } from '../../../loaders/load-request.ts';
import { loadNative, said } from '../../support/load-native.ts';
import { openTestStore } from '../../support/load-toy.ts';

const TYPES = `code,name,responseType,mode,defaultReachKm,careRangeKm,restricted,countsAsService
SHELTER,Shelter,ASSISTANCE,PLACE,5,25,false,true
SGBV_RESPONSE,Response to violence,PROTECTION,PLACE,5,25,true,true
`;
const AREAS = `code,name,level,country,parent
ETH:north,North,1,ETH,
ETH:north-west,North West,2,ETH,ETH:north
ETH:south,South,1,ETH,
`;
const PROVIDERS = 'code,name\norg,Organisation\n';
const clinic = 'clinic,PRIMARY_HEALTH,org,ETH,ETH:north,EVERYONE,,\n';
const shelter = (areas: string, visibility = '') =>
  `shelter,SHELTER,org,ETH,${areas},UNACCOMPANIED_AND_SEPARATED_CHILDREN,COUNTRY,${visibility}\n`;

let store: GraphStore;
beforeEach(async () => {
  store = await openTestStore();
});

async function load(claim: string, services: string, isPublic = true, more: Record<string, string> = {}) {
  const files = {
    'service-type.csv': TYPES,
    'admin-area.csv': AREAS,
    'provider.csv': PROVIDERS,
    'service.csv': `code,serviceType,provider,country,adminAreas,groups,precision,visibility\n${services}`,
    ...more,
  };
  return loadNative(store, files, { isPublic, claims: [claim] });
}

async function statements(viewer = STEWARD_OF_ALL): Promise<Record<string, string[]>> {
  const at = { revision: await store.revision(), viewer };
  const { facts } = await store.page('Statement', { first: 10 }, at);
  return Object.fromEntries(facts.map((fact) => [fact.visibility, fact.serviceTypes]));
}

const narrower = (result: LoadResult) => said(result, 'STATEMENT_NARROWER');

describe('who may read a statement of completeness', () => {
  it.each([
    ['ETH:ALL:ALL', ['PRIMARY_HEALTH', 'RFL', 'SHELTER']],
    ['ETH:RFL,SGBV_RESPONSE:ALL', ['RFL']],
  ])(
    '%s: what it says of restricted types is apart and restricted, and the report says so',
    async (claim, rest) => {
      const result = await load(claim, clinic);
      expect(await statements()).toEqual({ PUBLIC: rest, RESTRICTED: ['SGBV_RESPONSE'] });
      expect(await statements(PUBLIC_VIEWER)).toEqual({ PUBLIC: rest });
      expect(narrower(result)).toEqual([
        'What --complete-for says of ETH is RESTRICTED for SGBV_RESPONSE, because a restricted type is among them.',
      ]);
      const again = await load(claim, clinic);
      expect(again.total).toMatchObject({ accepted: 0, revision: result.total.revision });
    },
  );

  it('without --public restricted types are apart too: the Movement is not told what it may not read', async () => {
    await load('ETH:RFL,SGBV_RESPONSE:ALL', clinic, false);
    expect(await statements()).toEqual({ MOVEMENT: ['RFL'], RESTRICTED: ['SGBV_RESPONSE'] });
  });

  it('a type of which this load brings a hidden service is apart, with its visibility', async () => {
    const result = await load('ETH:PRIMARY_HEALTH,SHELTER:ALL', clinic + shelter(''));
    expect(await statements()).toEqual({ PUBLIC: ['PRIMARY_HEALTH'], RESTRICTED: ['SHELTER'] });
    expect(narrower(result)).toEqual([
      'What --complete-for says of ETH is RESTRICTED for SHELTER, because this load brings 1 fact on them that fewer may read than the rest.',
    ]);
    await load('ETH:PRIMARY_HEALTH,SHELTER:ALL', clinic + shelter('', 'NETWORK'));
    expect(await statements()).toEqual({ PUBLIC: ['PRIMARY_HEALTH'], NETWORK: ['SHELTER'] });
  });

  it('nothing is said when nothing is hidden', async () => {
    const result = await load('ETH:PRIMARY_HEALTH,SHELTER:ALL', clinic + shelter('', 'PUBLIC'));
    expect(await statements()).toEqual({ PUBLIC: ['PRIMARY_HEALTH', 'SHELTER'] });
    expect(narrower(result)).toEqual([]);
  });

  it('a statement of an earlier load that said the same to more readers is ended', async () => {
    await load('ETH:PRIMARY_HEALTH,SHELTER:ALL', clinic);
    expect(await statements()).toEqual({ PUBLIC: ['PRIMARY_HEALTH', 'SHELTER'] });
    const { retired } = await load('ETH:PRIMARY_HEALTH,SHELTER:ALL', clinic + shelter(''));
    expect(await statements()).toEqual({ PUBLIC: ['PRIMARY_HEALTH'], RESTRICTED: ['SHELTER'] });
    expect(retired).toEqual({ Statement: 1 });
  });

  it.each([
    ['lies in it', 'ETH:north', 'RESTRICTED'],
    ['lies in a part of it', 'ETH:north-west', 'RESTRICTED'],
    ['does not say where it is', '', 'RESTRICTED'],
    ['lies elsewhere', 'ETH:south', 'PUBLIC'],
  ])('of an area: a hidden service that %s', async (_, areas, visibility) => {
    await load('ETH/North:SHELTER:ALL', shelter(areas));
    expect(await statements()).toEqual({ [visibility]: ['SHELTER'] });
  });

  it('of a part: a hidden service of the whole region may lie in it', async () => {
    await load('ETH/North West:SHELTER:ALL', shelter('ETH:north'));
    expect(await statements()).toEqual({ RESTRICTED: ['SHELTER'] });
  });

  it('of another country: a hidden service changes nothing', async () => {
    const sudan = 'sudan,PRIMARY_HEALTH,org,SDN,,EVERYONE,COUNTRY,\n';
    await load('SDN:SHELTER:ALL', shelter('') + sudan);
    expect(await statements()).toEqual({ PUBLIC: ['SHELTER'] });
  });

  it('a country of which the files have no row cannot be claimed', async () => {
    await expect(load('SDN:SHELTER:ALL', clinic)).rejects.toThrow(
      'no row of these files is of SDN (they are of ETH)',
    );
    expect(await statements()).toEqual({});
  });

  it('says what a claim means, and warns of types of which the load has no service there', async () => {
    const without = (result: LoadResult) => said(result, 'COMPLETE_WITHOUT_SERVICES');
    const full = await load('ETH:PRIMARY_HEALTH:ALL', clinic);
    expect(full.meanings).toEqual([
      '--complete-for ETH:PRIMARY_HEALTH: In ETH, PRIMARY_HEALTH counts as absent wherever no source tells of such a service, until 2027-06-30.',
    ]);
    expect(without(full)).toEqual([]);
    expect(without(await load('ETH:PRIMARY_HEALTH,RFL:ALL', clinic))).toEqual([
      '--complete-for ETH:PRIMARY_HEALTH,RFL, but this load has no service there of RFL: In ETH, RFL counts as absent wherever no source tells of such a service, until 2027-06-30.',
    ]);
    expect(without(await load('ETH/South:PRIMARY_HEALTH:ALL', clinic))).toEqual([
      expect.stringContaining(
        'no service there of that kind: In South, ETH, PRIMARY_HEALTH counts as absent wherever no source tells',
      ),
    ]);
  });

  it('with links: hidden referrals count as hidden services do, and without links they do not', async () => {
    const services = clinic + clinic.replace('clinic', 'other');
    const more = {
      'referral.csv':
        'code,serviceType,fromService,toService,visibility\nr,PRIMARY_HEALTH,clinic,other,NETWORK\n',
    };
    await load('ETH:PRIMARY_HEALTH,RFL:ALL', services, true, more);
    expect(await statements()).toEqual({ PUBLIC: ['PRIMARY_HEALTH', 'RFL'] });
    store = await openTestStore();
    await load('ETH:PRIMARY_HEALTH,RFL:ALL+LINKS', services, true, more);
    expect(await statements()).toEqual({ NETWORK: ['PRIMARY_HEALTH'], PUBLIC: ['RFL'] });
  });
});
