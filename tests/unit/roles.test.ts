import { describe, expect, it } from 'vitest';
import { parseRole, roleText } from '../../graph/access/roles.ts';
import { checkFact } from '../../graph/model/check-fact.ts';
import type { KindName } from '../../graph/model/kinds.ts';
import { fact } from '../contract/facts.ts';

describe('roles', () => {
  it.each(['movement', 'administrator', 'steward:ns-eth', 'network-steward:PERCO'])(
    '%s is read and told alike',
    (text) => {
      expect(roleText(parseRole(text))).toBe(text);
    },
  );

  it.each([
    '',
    'Movement',
    'steward',
    'steward:',
    'steward:a:b',
    'steward:ns eth',
    'movement:x',
    'network-steward:a:b',
  ])('%j is none', (text) => {
    expect(() => parseRole(text)).toThrow('is not one of movement, administrator');
  });

  // `steward:a:b` would be the stewards of Society a:b, or what those of Society a call b.
  it.each([
    ['NationalSociety', { name: 'X', country: 'ETH' }],
    ['RegionalNetwork', { name: 'X', membersComplete: true }],
  ] as [KindName, object][])('no %s has a colon in its code', (kind, more) => {
    const checked = (code: string) => checkFact([kind, fact(kind, code, more)]);
    expect(checked('ns-eth')).toHaveProperty('put');
    expect(checked('ns:eth')).toMatchObject({
      rejection: { rule: expect.stringContaining('has a colon in its code') },
    });
  });
});
