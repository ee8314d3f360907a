import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { KIND_NAMES } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { openStore } from '../../graph/open-store.ts';
import { hasRealData, realDataFolder, realFile } from '../support/real-data.ts';
import { expectAsDocumented } from '../support/real-files-doc.ts';
import { runCli } from '../support/run-cli.ts';

interface Summary {
  format: string;
  rows: number;
  accepted: number;
  unchanged: number;
  rejected: number;
  blank: number;
  duplicate: number;
  revision: number;
}

export type RealFile = readonly [files: string[], options: string[], format: string, rows: number];

/** Directories, branches, Societies and 3W. Rows are those of the README of the data, counted by another program, with the blank ones. */
export const DIRECTORY_FILES: readonly RealFile[] = [
  [['09'], [], 'ifrc-go', 274],
  [['10'], ['--as-of', '2024-05-17'], 'ifrc-go', 205],
  // Three units, and the line that tells how to fill in the sheet.
  [['11'], [], 'ifrc-go', 4],
  [['12'], ['--country', 'ETH', '--as-of', '2026-07-10'], 'branches', 226],
  [['13'], ['--country', 'SOM', '--as-of', '2026-07-10'], 'branches', 38],
  // 58 rows, of which one lacks a cell, and an empty line at the end.
  [['14'], ['--as-of', '2024-01-01'], 'branches', 59],
  [['15'], ['--as-of', '2026-06-01'], 'hxl', 2250],
  [['16'], ['--country', 'TCD', '--as-of', '2025-04-30'], 'hxl', 1556],
  [['18'], [], 'services-advisor', 562],
  [['19', '20', '21'], ['--source', 'florida', '--as-of', '2025-12-04'], 'hsds', 20 + 135 + 378],
  [['29'], ['--as-of', '2016-12-20'], 'branches', 41],
];

const MINUTES = 60_000;

/** Loads every file twice into the store at `url`. */
export function loadsRealFiles(
  title: string,
  store: { readonly url: string; readonly env?: Readonly<Record<string, string>> },
  files: readonly RealFile[],
): void {
  const { url, env = {} } = store;
  describe.skipIf(!hasRealData)(`${title}, real files of ${realDataFolder}`, () => {
    beforeAll(async () => {
      expect((await runCli(url, ['load', '--seeds', '--without-demonstration'], '', env)).exitCode).toBe(0);
    }, 5 * MINUTES);

    it.each(files)(
      '%j %j are %s, every row is accounted for, and a second load changes nothing',
      async (numbers, options, format, rows) => {
        const args = ['load', '--json', ...options, ...numbers.map(realFile)];
        const first = await runCli(url, args, '', env);
        expect(first).not.toMatchObject({ out: '' });
        const summary = JSON.parse(first.out) as Summary;
        expect(summary).toMatchObject({ format, rows, unchanged: 0 });
        expect(summary.accepted).toBeGreaterThan(0);
        expect(addedUp(summary)).toBe(rows);
        expect(first.exitCode).toBe(summary.rejected > 0 ? 2 : 0);
        const second = JSON.parse((await runCli(url, args, '', env)).out) as Summary;
        expect(second).toMatchObject({
          rows,
          accepted: 0,
          unchanged: summary.accepted,
          rejected: summary.rejected,
          duplicate: summary.duplicate,
          revision: summary.revision,
        });
        expectAsDocumented(numbers, summary, second);
      },
      5 * MINUTES,
    );

    it(
      'leave no address, number or masked name of a person in the store',
      async () => {
        const opened = await openStore(url, env);
        const texts: string[] = [];
        try {
          const at = { revision: await opened.revision(), viewer: STEWARD_OF_ALL };
          for (const kind of KIND_NAMES)
            for await (const facts of opened.scan(kind, at))
              texts.push(...facts.flatMap((fact) => textsOf(fact)));
        } finally {
          await opened.close();
        }
        expect([hasPhone('Amman (+962 79 555 0101)'), EMAIL.test('to jane@example.org')]).toEqual([
          true,
          true,
        ]);
        expect(texts.length).toBeGreaterThan(1_000);
        expect(texts.filter((text) => EMAIL.test(text))).toEqual([]);
        expect(texts.filter(hasPhone)).toEqual([]);
        expect(texts.filter((text) => MASK.test(text))).toEqual([]);
        const all = texts.join('\n');
        const stated = new Set(
          files
            .flatMap(([numbers]) => numbers)
            .filter((number) => !IN_ZIP.has(number))
            .flatMap((number) => readFileSync(realFile(number), 'utf8').match(ANY_EMAIL) ?? []),
        );
        expect([...stated].filter((address) => all.includes(address))).toEqual([]);
      },
      MINUTES,
    );
  });
}

const addedUp = ({ accepted, unchanged, rejected, blank, duplicate }: Summary) =>
  accepted + unchanged + rejected + blank + duplicate;

const EMAIL = /\S@\S/u;
const ANY_EMAIL = /[\w.+-]+@[\w-]+\.[\w.]+/gu;
/** Seven digits or more, as telephone numbers are written; not those of a code (`AGOr000000608`) or of years (2015-2019). */
const PHONE = /(?<![\p{L}\d])\+?\(?\d(?:[\s().-]{0,2}\d){6,}/u;
const YEARS = /\b(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2}\b/gu;
const hasPhone = (text: string) => PHONE.test(text.replaceAll(YEARS, ''));
/** What stands in the files where names, addresses and numbers were. */
const MASK = /redacted|\[contact removed\]|\+00 000/iu;
const IN_ZIP = new Set(['11', '16']);

/** Codes and days are no words of people, and hashes in codes look like numbers. */
const NOT_WORDS = new Set([
  'code',
  'source',
  'asOf',
  'validFrom',
  'validUntil',
  'staleFrom',
  'freshUntil',
  'periodFrom',
  'periodTo',
  'onDate',
  'retrieved',
  'provider',
  'branch',
  'adminAreas',
  'parent',
  'url',
]);

function textsOf(fact: object): string[] {
  return Object.entries(fact).flatMap(([field, value]: [string, unknown]) =>
    NOT_WORDS.has(field)
      ? []
      : typeof value === 'string'
        ? [value]
        : Array.isArray(value)
          ? value.filter((item) => typeof item === 'string')
          : [],
  );
}
