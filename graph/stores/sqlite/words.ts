import { badInput } from '../../errors.ts';
import { type AnyFact, kindOf } from '../../model/kinds.ts';
import { foldText } from '../../model/text.ts';
import { type Sql, identifier, sql } from './sql.ts';
import type { FactTable } from './tables.ts';

/** All words in which a search looks, folded: `cote d ivoire ar ساحل العاج`. Empty when the fact has none. */
export function wordsOf(table: FactTable, fact: AnyFact): string {
  const texts = kindOf(table.kind).searched.flatMap((field) => fact[field] ?? []);
  return foldText(texts.join(' '));
}

/** Facts with words that start with each of these. No words find nothing. */
export function withWords(table: FactTable, alias: string, folded: string): Sql {
  if (table.words === null) throw badInput('text', table.kind, 'a kind that is searched by text');
  const query = prefixQuery(folded);
  if (query === null) return sql`0`;
  const words = identifier(table.words);
  return sql`${identifier(alias, 'id')} IN (SELECT rowid FROM ${words} WHERE ${words} MATCH ${query})`;
}

/** `prefixQuery('red ho')` is `"red"* "ho"*`: each word quoted, so that AND, NEAR or * are words too. */
function prefixQuery(folded: string): string | null {
  const words = foldText(folded)
    .split(' ')
    .filter((word) => word !== '');
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
}
