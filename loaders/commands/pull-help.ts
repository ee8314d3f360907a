import { pullSources } from '../pull/sources/index.ts';

const width = Math.max(...pullSources.map(({ name }) => name.length));
const lines = pullSources.map(
  ({ name, about, licence, baseUrl, path }) =>
    `  ${name.padEnd(width)}  ${about}\n  ${' '.repeat(width)}  ${baseUrl}${path}\n  ${' '.repeat(width)}  Licence: ${licence}\n`,
);

/** `trailcare pull --help`. */
export const PULL_HELP = `trailcare pull SOURCE [OPTIONS]
trailcare pull URL [OPTIONS]

Fetches a public source, keeps what came beside the load, and loads it as \`trailcare load\` does: all accepted rows, or nothing.
A source that has not changed since its last load is not loaded again. An interrupted pull goes on where it stopped.

Sources
${lines.join('')}
URL: any CSV, JSON, GeoJSON, XLSX or YAML file, recognised from its content (HXL too); its licence is its publisher's: --licence.

What is asked
  --country ISO3       Only this country (of asylum, for people). Not for ifrc-go-countries; of a URL: as for load
  --years FROM-TO      Of unhcr-…: default the last five years and this one; of hdx-hapi-refugees: default all
  --base-url URL       Another address of the source; also ${[...new Set(pullSources.map(({ baseVariable }) => baseVariable))].join(', ')}
  --max-mb N           How long an answer may be (default 64 for a page, 512 for a file)

What is kept
  --folder FOLDER      Default ./data/pulled (or TRAILCARE_PULLED): SOURCE/TIME with pages and a manifest, without persons
  --fresh              Begin anew: neither go on from an interrupted pull, nor ask only for what has changed
  --again              Load it though nothing has changed since it was loaded

The load (\`trailcare load --help\` tells what they mean)
  --source CODE        --as-of DATE     --stale-days N     --complete-for CLAIM     --complete-links     --replace-source
  --dry-run            --all-or-nothing --report FILE      --json
  Of a URL also        --public --publisher NAME --licence NAME --dataset NAME --format NAME --map FILE.yml --sheet NAME
                       --encoding NAME --trail CODE --definition WORD --within-km N

hdx-hapi-… need TRAILCARE_HAPI_APP_IDENTIFIER, the base64 of 'application:e-mail' (https://hapi.humdata.org/docs makes one). It is
sent to that host alone, and kept nowhere. At most one request a second goes to a host; Retry-After is heeded.
Named sources are public, so everybody may read their facts; those of a URL are for the Movement, unless --public.

Exit codes: 0 all rows accepted or nothing new, 2 some rejected, 1 nothing loaded.
`;
