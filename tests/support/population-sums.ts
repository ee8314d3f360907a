/**
 * Sums of people from the files of UNHCR and UN DESA, written apart from the loaders: a CSV parser, the headers of each release by
 * hand, and additions. What it leaves out it counts, so that nothing is missing on both sides.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

type Cells = Record<string, string>;

export interface Sums {
  /** People by `DEFINITION year`. */
  readonly people: Map<string, number>;
  /** People in rows that name no country of stay, by the same. */
  readonly nowhere: Map<string, number>;
  readonly withheld: number;
  readonly rows: number;
}

interface Release {
  readonly year: string;
  readonly stay: string;
  readonly origin: string;
  readonly stocks: Readonly<Record<string, string>>;
  readonly flows: Readonly<Record<string, string>>;
  /** Lines above the header. */
  readonly skip: number;
}

export const API_RELEASE: Release = {
  year: 'year',
  stay: 'coa_iso',
  origin: 'coo_iso',
  stocks: {
    refugees: 'REFUGEES',
    asylum_seekers: 'ASYLUM_SEEKERS',
    idps: 'INTERNALLY_DISPLACED',
    stateless: 'STATELESS',
    ooc: 'OTHERS_OF_CONCERN',
    oip: 'OTHER_IN_NEED_OF_PROTECTION',
    hst: 'HOST_COMMUNITY',
  },
  flows: { returned_refugees: 'RETURNED_REFUGEES', returned_idps: 'RETURNED_INTERNALLY_DISPLACED' },
  skip: 0,
};

export const FINDER_RELEASE: Release = {
  year: 'Year',
  stay: 'Country of asylum (ISO)',
  origin: 'Country of origin (ISO)',
  stocks: {
    "Refugees under UNHCR's mandate": 'REFUGEES',
    'Asylum-seekers': 'ASYLUM_SEEKERS',
    'IDPs of concern to UNHCR': 'INTERNALLY_DISPLACED',
    'Other people in need of international protection': 'OTHER_IN_NEED_OF_PROTECTION',
    'Stateless persons': 'STATELESS',
    'Host Community': 'HOST_COMMUNITY',
    'Others of concern': 'OTHERS_OF_CONCERN',
  },
  flows: {},
  skip: 14,
};

export const POPSTATS_RELEASE: Release = {
  year: 'Year',
  stay: 'Country of asylum or residence',
  origin: 'Origin',
  stocks: {
    Refugees: 'REFUGEES',
    'Asylum-seekers (pending cases)': 'ASYLUM_SEEKERS',
    'Internally displaced persons (IDPs)': 'INTERNALLY_DISPLACED',
    'Stateless persons': 'STATELESS',
    'Others of concern': 'OTHERS_OF_CONCERN',
  },
  flows: {
    'Returned refugees': 'RETURNED_REFUGEES',
    'Returned IDPs': 'RETURNED_INTERNALLY_DISPLACED',
  },
  skip: 0,
};

const NO_COUNTRY = new Set(['UNK', 'XXA', 'Various/Unknown', 'Stateless', 'Tibetan']);

export function unhcrSums(file: string, release: Release): Sums {
  const rows = cellsOf(file, release.skip);
  const people = new Map<string, number>();
  const nowhere = new Map<string, number>();
  let withheld = 0;
  for (const row of rows) {
    const stay = row[release.stay]!.trim();
    const origin = row[release.origin]!.trim();
    const measured = { ...release.stocks, ...release.flows };
    const stockThere = Object.keys(release.stocks).some((header) => Number(row[header]) > 0);
    // A stock has a country of stay; a return has a country at one end; an empty origin may be a sum of the others.
    const lost = origin === '' || (NO_COUNTRY.has(stay) && (stockThere || NO_COUNTRY.has(origin)));
    for (const [header, definition] of Object.entries(measured)) {
      const cell = row[header]!;
      if (cell === '*') withheld += 1;
      if (/^\d+$/u.test(cell))
        add(lost ? nowhere : people, `${definition} ${row[release.year]!}`, Number(cell));
      else if (!['', '-', '*'].includes(cell)) throw new Error(`${header}: ${cell}`);
    }
  }
  return { people, nowhere, withheld, rows: rows.length };
}

export function applicationSums(file: string): Sums {
  const rows = cellsOf(file, 0);
  const people = new Map<string, number>();
  for (const row of rows) {
    const definition =
      row['app_pc'] === 'C'
        ? 'APPLICATION_CASES'
        : row['app_type'] === 'N'
          ? 'APPLICATIONS'
          : 'OTHER_APPLICATIONS';
    add(people, `${definition} ${row['year']!}`, Number(row['applied']));
  }
  return { people, nowhere: new Map(), withheld: 0, rows: rows.length };
}

/** Destinations of the matrix that are no country, by hand from the file: by how their names are written or listed. */
const NO_DESTINATION = new Set(
  `UN development groups; More developed regions; Less developed regions; Least developed countries;
Less developed regions, excluding least developed countries; World Bank income groups; High-income countries; Middle-income countries;
Upper-middle-income countries; Lower-middle-income countries; Low-income countries; No income group available;
Geographic regions; Sustainable Development Goal (SDG) regions; Africa; Asia;
Europe; Oceania; Latin America and the Caribbean; Northern America;
Australia / New Zealand; Caribbean; Central America; Central Asia;
Eastern Africa; Eastern Asia; Eastern Europe; Melanesia;
Micronesia; Middle Africa; Northern Africa; Northern Europe;
Polynesia; South America; South-Eastern Asia; Southern Africa;
Southern Asia; Southern Europe; Western Africa; Western Asia;
Western Europe; Channel Islands`.split(/;\s+/u),
);

/** People of the matrix: every origin's column, its Other South and Other North, and not its Total. `nowhere` is the Channel Islands'. */
export function migrantSums(file: string): Sums & { readonly totals: Map<string, number> } {
  const rows = cellsOf(file, 0);
  const people = new Map<string, number>();
  const nowhere = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const row of rows) {
    const destination = row['Destination']!;
    const isGroup = NO_DESTINATION.has(destination) || destination === destination.toUpperCase();
    if (isGroup && destination !== 'Channel Islands') continue;
    const into = isGroup ? nowhere : people;
    for (const [header, cell] of Object.entries(row)) {
      if (['Year', 'Destination'].includes(header) || ['', '-', '..'].includes(cell)) continue;
      if (header === 'Total') {
        if (!isGroup) add(totals, `MIGRANTS ${row['Year']!}`, Math.round(Number(cell)));
      } else add(into, `MIGRANTS ${row['Year']!}`, Math.round(Number(cell)));
    }
  }
  return { people, nowhere, totals, withheld: 0, rows: rows.length };
}

function cellsOf(file: string, skip: number): Cells[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/u, '')
    .split('\n');
  return parse(lines.slice(skip).join('\n'), { columns: true, skip_empty_lines: true });
}

function add(sums: Map<string, number>, key: string, people: number): void {
  if (people > 0) sums.set(key, (sums.get(key) ?? 0) + people);
}
