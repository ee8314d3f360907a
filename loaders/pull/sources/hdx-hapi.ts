import { badInput, missingInput } from '../../../graph/errors.ts';
import { pagedByOffset } from '../paged-by-offset.ts';

const VARIABLE = 'TRAILCARE_HAPI_APP_IDENTIFIER';

/**
 * What the tables of HDX HAPI have in common: https://hdx-hapi.readthedocs.io, and the response models of
 * github.com/OCHA-DAP/hdx-hapi. The identifier holds an e-mail address: it goes in the header that the API takes, since
 * URLs are kept and logged.
 */
export const HDX_HAPI = {
  homepage: 'https://hapi.humdata.org',
  baseUrl: 'https://hapi.humdata.org',
  baseVariable: 'TRAILCARE_HAPI_URL',
  paging: pagedByOffset(5_000),
  secretHeaders(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
    const identifier = env[VARIABLE];
    const how =
      "the base64 of 'application:e-mail', as https://hapi.humdata.org/docs (encode_app_identifier) makes it";
    if (identifier === undefined || identifier === '')
      throw missingInput(VARIABLE, 'HDX HAPI wants to know which application asks.', how);
    // Not shown: it holds an e-mail address.
    if (!/^[\w+/=-]{8,512}$/u.test(identifier)) throw badInput(VARIABLE, 'its value', how);
    return { 'x-hdx-hapi-app-identifier': identifier };
  },
} as const;
