/** A load of real files: their numbers, what they are, the options with which they load, and what they are recognised as. */
export interface RealLoad {
  readonly files: readonly string[];
  readonly what: string;
  readonly options: readonly string[];
}

const one = (number: string, what: string, ...options: string[]): RealLoad => ({
  files: [number],
  what,
  options,
});

/** Every file of the data's README that is one of our formats: all of them. */
export const REAL_FILES: readonly RealLoad[] = [
  one('01', "UNHCR population, the API's headers"),
  one('02', 'UNHCR population, a download with 14 lines above its header'),
  one('03', 'UNHCR population, an old export with stars'),
  one('04', 'UNHCR asylum applications'),
  one('05', 'UN DESA migrant stock, a matrix'),
  one('06', 'IOM Missing Migrants'),
  one('07', 'Frontex detections by route and month', '--definition', 'DETECTIONS'),
  one('08', 'Arrivals by day along the Balkans, HXL'),
  one('09', 'IFRC GO countries and Societies, JSON'),
  one('10', 'Societies, YAML', '--as-of', '2024-05-17'),
  one('11', 'IFRC GO local units, its import sheet'),
  one('12', 'Branches, Ethiopia', '--country', 'ETH', '--as-of', '2026-07-10'),
  one('13', 'Branches, Somalia', '--country', 'SOM', '--as-of', '2026-07-10'),
  one('14', 'Branches, Cameroon, Latin-1 and semicolons', '--as-of', '2024-01-01'),
  one('15', 'Refugee response 3W, HXL', '--as-of', '2026-06-01'),
  one('16', 'Chad 3W, workbook with some hashtags', '--country', 'TCD', '--as-of', '2025-04-30'),
  one('17', 'Ethiopia 3W without hashtags', '--as-of', '2025-09-01'),
  one('18', 'Services Advisor, Jordan'),
  {
    files: ['19', '20', '21'],
    what: 'Directory of services, three tables',
    options: ['--source', 'florida', '--as-of', '2025-12-04'],
  },
  one('22', 'Border crossings of Ukraine'),
  one('23', 'Migration routes as lines'),
  {
    files: ['24', '25'],
    what: 'Places and ways of a model of flight',
    options: ['--source', 'flee-ethiopia'],
  },
  one('26', 'UNHCR locations and camps'),
  one('27', 'Health sites, Ethiopia', '--country', 'ETH', '--as-of', '2026-07-10'),
  one('29', 'Branches, Greece', '--as-of', '2016-12-20'),
];
