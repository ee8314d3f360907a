/** Options that say what a file is; a named source says that itself. */
export const OF_A_FILE = [
  'format',
  'map',
  'sheet',
  'encoding',
  'trail',
  'definition',
  'within-km',
  'publisher',
  'licence',
  'dataset',
] as const;

/** The options of `pull` that take a text. */
export const TEXTS = [
  'country',
  'years',
  'base-url',
  'max-mb',
  'folder',
  'source',
  'as-of',
  'stale-days',
  'report',
  ...OF_A_FILE,
];
