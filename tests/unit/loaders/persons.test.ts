import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledMappings } from '../../../loaders/sources/bundled-mappings.ts';
import { holdsPersons } from '../../../loaders/sources/columns.ts';
import { temporaryFile, temporaryFolder } from '../../support/load-toy.ts';
import { runCli } from '../../support/run-cli.ts';

const mappings = bundledMappings();

describe('columns of persons', () => {
  it.each([
    ['Beneficiary name', 'Beneficiary names', 'Name of beneficiary', 'Population name', 'Refugee name'],
    ['Head of household', 'Staff name', 'Name of migrant', 'Team leader', 'Respondent', 'Caregiver'],
    [
      'Facility in-charge',
      'beneficiaryName',
      'Nom du bénéficiaire',
      'Nombre del beneficiario',
      'Chef de ménage',
    ],
    ['اسم المستفيد', 'رب الأسرة'],
  ])('%s … are never read', (...headers) => {
    for (const header of headers) expect(holdsPersons(header, mappings), header).toBe(true);
  });

  it.each([
    [
      'Branch name',
      'Facility name',
      'Population',
      'Implementing partner',
      'Name of the National Society',
      'Child protection',
    ],
    [
      'Beneficiaries',
      'Number of refugees',
      'Population group',
      'name',
      'name1',
      'Organisation in charge',
      'Site name',
      'Nom',
      'Nombre',
    ],
  ])('%s … are not of persons', (...headers) => {
    for (const header of headers) expect(holdsPersons(header, mappings), header).toBe(false);
  });
});

describe('how to reach a person', () => {
  it('in a name refuses the row, and is repeated nowhere', async () => {
    const folder = temporaryFolder();
    const store = `sqlite:${path.join(folder, 'graph.db')}`;
    await runCli(store, ['load', '--seeds', '--without-demonstration']);
    const names = [
      'Jinja (call Sam Okello 0772123456)',
      'Clinic of Dr Amina +256 772-123-456',
      'Kampala amina@example.org',
    ];
    const rows = [...names, 'Kampala 2025-2026'].map((name, n) => `"${name}",0.${31 + n},32.58\n`);
    const file = temporaryFile('branches.csv', `branchName,lat,lon\n${rows.join('')}`);
    const report = path.join(folder, 'rejected.csv');
    const { exitCode, out, err } = await runCli(store, [
      'load',
      '--country',
      'UGA',
      '--as-of',
      '2026-10-01',
      '--report',
      report,
      '--json',
      file,
    ]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ rows: 4, accepted: 1, rejected: 3 });
    expect(err).toMatch(
      /name holds (?:a telephone number|an e-mail address), and Trailcare keeps nothing of persons/u,
    );
    const told = `${out}${err}${readFileSync(report, 'utf8')}`;
    for (const word of ['0772123456', '772-123', 'amina@']) expect(told).not.toContain(word);
  }, 60_000);
});
