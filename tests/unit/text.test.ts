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

it('the same name in other letters is nearest', () => {
  const codes = ['LBN', 'LBR', 'LBY'].map((code) => [foldText(code), code] as const);
  expect(nearestNames('lby', codes)[0]).toBe('LBY');
});
