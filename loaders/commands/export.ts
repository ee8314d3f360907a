import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { TrailcareError } from '../../graph/errors.ts';
import { type Command, storeUrl, type Terminal, type Values } from './command.ts';

interface ExportInput {
  readonly storeUrl: string;
  readonly file: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}
interface ExportedFile {
  readonly illustrative: boolean;
  /** What must be known beside the rows, a sentence each. */
  readonly notes: readonly string[];
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/** Every parameter of every export; a test holds the list to theirs. `--service-types` is `serviceTypes`. */
const PARAMETERS = [
  'trail',
  'trails',
  'country',
  'countries',
  'society',
  'societies',
  'network',
  'networks',
  'pairs',
  'all',
  'serviceType',
  'serviceTypes',
  'groups',
  'asOf',
  'orderBy',
  'from',
  'to',
  'via',
  'avoidCountries',
  'avoidStops',
  'avoidModes',
  'optimise',
  'maxOverlap',
  'first',
  'turns',
  'by',
  'samples',
  'capacities',
  'seed',
  'provider',
  'branch',
  'stop',
  'status',
  'remote',
  'validOn',
  'near',
  'nationalSociety',
  'kind',
  'offers',
  'text',
  'steps',
  'responseType',
  'level',
  'name',
] as const;

const optionOf = (parameter: string) =>
  parameter.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** `trailcare export`: the files of `/export/…`, without a server. */
export function makeExportCommand(
  api: () => Promise<{
    readonly exportOnce: (
      input: ExportInput,
      write: (opened: ExportedFile) => Promise<void>,
    ) => Promise<void>;
  }>,
): Command {
  return {
    help: `trailcare export VIEW.EXT [--PARAMETER VALUE]… [--output FILE]

Writes what /export/VIEW.EXT of a server gives to the local user.

  gaps, questions, coverage      of --trail, --country, --society, --network (each several with commas) or --all true;
                                 --service-types, --groups, --as-of; gaps also --order-by
  continuity, handovers,         --from STOP --to STOP, --via, --avoid-countries, --avoid-stops, --avoid-modes,
  journeys                       --optimise, --max-overlap, --first, --service-types, --groups, --as-of
  partnerships                   --network, --pairs, --trail, --service-types, --groups, --as-of
  communities                    --trail, --as-of, --seed
  changes                        --from DAY --to DAY, --trail, --service-types, --groups, --turns
  phone-calls                    --trail, --service-types, --groups, --as-of, --order-by
  critical-services              --trail, --from STOP --to STOP, --service-types, --groups, --as-of, --by
  bottlenecks                    --trail, --as-of, --samples, --first
  services                       --service-types, --country, --provider, --branch, --stop, --groups, --status, --remote,
                                 --valid-on, --near LAT,LON,KM
  branches                       --country, --national-society, --kind, --offers, --near, --text
  practices                      --country, --service-types, --groups, --steps, --response-type
  indicators                     --level, --name, --country, --national-society, --network
  key-points, key-point-levels   --trail, --service-types, --as-of; key-points also --capacities,
                                 key-point-levels --network
  trails, network                --trail, --as-of
  sources

EXT is csv, hxl.csv, geojson, json or xlsx; of network gexf or graphml.

  --output FILE   Where to; stdout when left out (XLSX needs a file)

\`trailcare export gaps.csv --trail central-mediterranean --service-types PRIMARY_HEALTH,RFL\`
Views, columns and parameters: docs/exports.md. When the file rests on facts that were made up for demonstration, or must not be read without a word (no rows
because nothing was measured, or withheld), lines on stderr say so.
Exit code 0 done, 1 not done.
`,
    options: {
      output: { type: 'string', short: 'o' },
      ...Object.fromEntries(
        PARAMETERS.map((name) => [optionOf(name), { type: 'string', multiple: true } as const]),
      ),
    },
    async run(values, files, terminal) {
      const [file, ...more] = files;
      if (file === undefined || more.length > 0) {
        throw new TrailcareError(
          'BAD_INPUT',
          'Give one export, such as gaps.csv. See `trailcare export --help`.',
        );
      }
      const output = values.text('output');
      if (output === null && file.endsWith('.xlsx')) {
        throw new TrailcareError('BAD_INPUT', `A workbook is no text: give --output FILE for ${file}.`);
      }
      const { exportOnce } = await api();
      const input = { storeUrl: storeUrl(terminal), file, parameters: parametersOf(values) };
      await exportOnce(input, async ({ illustrative, notes, chunks }) => {
        await (output === null ? print(chunks, terminal) : save(chunks, output, terminal.signal));
        for (const note of notes) terminal.err(`${note}\n`);
        if (illustrative) {
          terminal.err('This file rests on facts that were made up for demonstration.\n');
        }
      });
      return 0;
    },
  };
}

function parametersOf(values: Values): [string, string][] {
  return PARAMETERS.flatMap((name) =>
    values.list(optionOf(name)).map((value): [string, string] => [name, value]),
  );
}

async function print(chunks: AsyncIterable<string | Uint8Array>, terminal: Terminal): Promise<void> {
  for await (const chunk of chunks) {
    if (terminal.signal.aborted) throw new TrailcareError('BAD_INPUT', 'Stopped: the file is not complete.');
    terminal.out(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
    await terminal.outDrained?.();
  }
}

/** A file appears when it is complete; until then it is FILE.part. */
async function save(
  chunks: AsyncIterable<string | Uint8Array>,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(chunks, createWriteStream(part), { signal });
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true });
    if (signal.aborted) throw new TrailcareError('BAD_INPUT', `Stopped: ${file} was not written.`, {}, cause);
    if (cause instanceof TrailcareError || !(cause as { syscall?: string }).syscall) throw cause;
    const message = `${file} cannot be written: ${(cause as Error).message}.`;
    throw new TrailcareError('BAD_INPUT', message, { argument: '--output', value: file }, cause);
  }
}
