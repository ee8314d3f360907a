import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { longestMatch, readMappings } from '../../../loaders/mappings.ts';

function mappings(content: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'trailcare-mappings-'));
  writeFileSync(path.join(folder, 'things.csv'), content);
  return readMappings(folder);
}

describe('mappings', () => {
  const table = mappings(
    'sector,activity,type\nwash,messag*|hygiene promotion,PROMOTION\nwash,,WASH\n,=health,HEALTH\n,santé,SANTE\n',
  );
  const type = (sector: string, activity: string) =>
    table.match('things', { sector, activity })?.['type'] ?? null;

  it('tries rows from top to bottom, and an empty cell matches anything', () => {
    expect(type('WASH', 'Hygiene messages')).toBe('PROMOTION');
    expect(type('WASH', 'Latrines')).toBe('WASH');
    expect(type('Food', 'Rice')).toBeNull();
  });

  it('wants all words of an alternative, as whole words or from their start with a star', () => {
    expect(type('wash', 'promotion of good hygiene')).toBe('PROMOTION');
    expect(type('wash', 'promotions of hygiene')).toBe('WASH');
    expect(type('washing', 'messages')).toBeNull();
  });

  it('folds case, accents and punctuation, and wants the whole text behind an equals sign', () => {
    expect(type('', 'SANTE (publique)')).toBe('SANTE');
    expect(type('', 'Health')).toBe('HEALTH');
    expect(type('', 'mental health')).toBeNull();
  });

  it('says how many words of the best alternative matched', () => {
    expect(longestMatch('partner acronym|implementing partner acronym', 'Implementing Partner Acronym')).toBe(
      3,
    );
    expect(longestMatch('partner acronym', 'Donor')).toBe(0);
  });

  it('names the folder when a table is missing', () => {
    expect(() => table.rows('others')).toThrow(/others\.csv/u);
  });
});
