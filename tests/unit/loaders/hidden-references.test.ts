import { expect, it } from 'vitest';
import { loadNative, said } from '../../support/load-native.ts';
import { openTestStore } from '../../support/load-toy.ts';

const stops = (visibility: string) => ({
  'stop.csv': `code,name,kind,country,lat,lon,visibility\na,A,CITY,ETH,9,38,\nb,B,CITY,ETH,9,39,${visibility}\nc,C,CITY,ETH,9,40,${visibility}\n`,
});
const legs = (visibility: string) => ({
  'leg.csv': `code,from,to,mode,km,kmBasis,visibility\n${['a--b', 'a--c', 'b--c']
    .map((code) => `${code},${code.replace('--', ',')},ROAD,120,PUBLISHED,${visibility}\n`)
    .join('')}`,
});
const TOLD = [
  '1 Leg facts name in from a Stop that fewer may read than themselves, as b--c: who may not read what they name will not see them.',
  '3 Leg facts name in to a Stop that fewer may read than themselves, as a--b: who may not read what they name will not see them.',
];

it('facts that more may read than what they must name are told by kind, with a number and an example, in every load', async () => {
  const store = await openTestStore();
  const files = { ...stops('RESTRICTED'), ...legs('PUBLIC') };
  expect([...said(await loadNative(store, files), 'NAMES_HIDDEN')].toSorted()).toEqual(TOLD);
  expect([...said(await loadNative(store, files), 'NAMES_HIDDEN')].toSorted()).toEqual(TOLD);
});

it('what they name may be in the graph already', async () => {
  const store = await openTestStore();
  await loadNative(store, stops('MOVEMENT'));
  expect([...said(await loadNative(store, legs('PUBLIC')), 'NAMES_HIDDEN')].toSorted()).toEqual(TOLD);
});

it('what was public is not, once this load narrows it', async () => {
  const store = await openTestStore();
  await loadNative(store, stops('PUBLIC'));
  const result = await loadNative(store, { ...stops('RESTRICTED'), ...legs('MOVEMENT') });
  expect([...said(result, 'NAMES_HIDDEN')].toSorted()).toEqual(TOLD);
});

it.each([
  ['PUBLIC', 'PUBLIC'],
  ['PUBLIC', 'MOVEMENT'],
  ['MOVEMENT', 'MOVEMENT'],
  ['RESTRICTED', 'RESTRICTED'],
])('%s stops and %s legs are no news', async (ofStops, ofLegs) => {
  const store = await openTestStore();
  expect(said(await loadNative(store, { ...stops(ofStops), ...legs(ofLegs) }), 'NAMES_HIDDEN')).toEqual([]);
  expect(said(await loadNative(store, legs(ofLegs)), 'NAMES_HIDDEN')).toEqual([]);
});
