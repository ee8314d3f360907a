/** What the lists of IFRC GO have in common. Their public part needs no account. */
export const IFRC_GO = {
  publisher: 'International Federation of Red Cross and Red Crescent Societies (IFRC)',
  licence: 'IFRC GO terms: https://go.ifrc.org/terms-and-conditions',
  homepage: 'https://go.ifrc.org',
  baseUrl: 'https://goadmin.ifrc.org',
  baseVariable: 'TRAILCARE_IFRC_GO_URL',
  format: 'ifrc-go',
} as const;
