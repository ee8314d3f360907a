import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { contactNeedles } from '../support/contact-needles.ts';
import { PERSON, personIn } from '../support/fuzz/person.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { hasRealData, realDataFolder, realFile } from '../support/real-data.ts';
import { REAL_FILES } from '../support/real-files.ts';
import { runCli } from '../support/run-cli.ts';

/** Tables of countries, years and numbers, whose headers name nobody; 190,000 rows of them take minutes. */
const NO_PERSONS = new Set(['01', '02', '03', '04', '05', '07']);
const ANY_EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]*\w/gu;
const MINUTES = 60_000;

interface OpenedForPersons {
  readonly url: string;
  readonly env?: Readonly<Record<string, string>>;
  /** All that the store holds, as text. */
  readonly content: () => Promise<string>;
}

/** Loads all real files, with persons planted in them, into an empty store, and looks for these persons everywhere. */
export function personsSuite(storeName: string, open: () => Promise<OpenedForPersons>): void {
  it.skipIf(!hasRealData)(
    `persons in the real files of ${realDataFolder}, on ${storeName}: no name, number or address of a contact column, and no masked one that is filled in, is kept, reported or printed`,
    async () => {
      const folder = temporaryFolder();
      const { url, env = {}, content } = await open();
      const run = (args: readonly string[]) => runCli(url, args, '', env);
      await run(['load', '--seeds', '--without-demonstration']);
      const needles = new Set<string>();
      let printed = '';
      let planted = 0;
      for (const [i, { files, options }] of REAL_FILES.entries()) {
        if (files.some((number) => NO_PERSONS.has(number))) continue;
        const paths: string[] = [];
        for (const number of files) {
          const file = realFile(number);
          for (const needle of await contactNeedles(file)) needles.add(needle);
          const bytes = readFileSync(file);
          const text = bytes.toString('latin1');
          const filled = file.endsWith('.xlsx') ? text : withPersons(text);
          if (filled !== text) planted += 1;
          for (const address of filled.match(ANY_EMAIL) ?? []) needles.add(address);
          const copy = path.join(folder, path.basename(file));
          writeFileSync(copy, Buffer.from(filled, 'latin1'));
          paths.push(copy);
        }
        const report = path.join(folder, `report-of-${i}.csv`);
        const { out, err } = await run(['load', '--json', '--report', report, ...options, ...paths]);
        expect(out, err).not.toBe('');
        printed += out + err;
      }
      // Else the columns were not found, or nothing was masked in them: the test would look for nothing.
      expect(needles.size).toBeGreaterThan(100);
      expect(planted).toBeGreaterThanOrEqual(3);

      const reports = readdirSync(folder).filter((name) => name.startsWith('report-of-'));
      expect(reports.length).toBeGreaterThan(3);
      const places = {
        'the store': await content(),
        'a report': reports.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n'),
        'what was printed': printed,
      };
      for (const [place, text] of Object.entries(places)) {
        expect(
          [...needles].filter((needle) => text.includes(needle)),
          place,
        ).toEqual([]);
        expect(personIn(text), place).toEqual([]);
      }
    },
    20 * MINUTES,
  );
}

/** Masked names and addresses become those of somebody who does not exist. */
const withPersons = (text: string) =>
  text
    .replaceAll('REDACTED', PERSON.name)
    .replaceAll('[contact removed]', `Ask ${PERSON.name}, ${PERSON.phone}, ${PERSON.mail}`)
    .replaceAll('redacted@', 'zebedee@nobody.example.');
