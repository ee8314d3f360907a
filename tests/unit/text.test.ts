import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestNames } from '../../graph/model/nearest-names.ts';
import { foldText } from '../../graph/model/text.ts';

it.each([
  ["Côte  d'Ivoire", 'cote d ivoire'],
  ['Ħal Far', 'hal far'],
  ['Łódź', 'lodz'],
  ['Wad_Al_Mahi', 'wad al mahi'],
  ['ቀይ መስቀል', 'ቀይ መስቀል'],
  ['الهلال الأحمر', 'الهلال الاحمر'],
])('%s folds to %s', (text, folded) => expect(foldText(text)).toBe(folded));

it('texts of ASCII, which are folded by a shorter way, fold as they do beside other letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect(foldText(`é ${text}`)).toBe(`e ${foldText(text)}`.trim());
    }),
    { seed: 3 },
  );
});

it('a whole word of a name or code is near, a part of a word is not', () => {
  const codes = ['PERCO', 'APMN', 'supercold'].map((code) => [foldText(code), code] as const);
  expect(nearestNames('perco', codes)[0]).toBe('PERCO');
  expect(nearestNames(foldText('APMN'), codes)).toEqual(['APMN']);
  expect(nearestNames('cold', codes)).toEqual([]);
});

it('the same name in other letters is nearest', () => {
  const codes = ['LBN', 'LBR', 'LBY'].map((code) => [foldText(code), code] as const);
  expect(nearestNames('lby', codes)[0]).toBe('LBY');
});
