import { readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { executeOnce } from '../../api/execute-once.ts';

// Prints the answers of one store as tables. Nothing here computes: every number comes from the API.
// node bin/node24.mjs examples/answers/print.ts TRAIL DAY EARLIER_DAY [FROM TO], with TRAILCARE_STORE

interface Named {
  name: string | null;
}
interface Coded {
  code: string;
}
interface Critical {
  journeys: { journeys: { km: number }[] };
  criticalServices: {
    totalCount: number;
    nodes: {
      rank: number;
      kmNotInCare: number;
      kmWithoutCare: number;
      kmUnknown: number;
      service: Named & {
        provider: Named;
        adminAreas: (Named & { level: number })[];
        location: { lat: number; lon: number } | null;
        sources: { publisher: string; asOf: string | null }[];
      };
    }[];
  };
}
interface Plan {
  plan: {
    status: string;
    objective: number;
    bound: number;
    missing: number;
    sites: { stop: Named & { country: Named }; gain: number }[];
  };
}
interface Links {
  partnerships: {
    nodes: {
      a: Named;
      b: Named;
      sharedBorders: {
        fromCountry: Coded;
        toCountry: Coded;
        crossing: Named | null;
        lastStop: Named | null;
        firstStop: Named | null;
        peoplePerYear: number | null;
        handovers: { serviceType: Coded; status: string; lacking: string | null }[];
      }[];
    }[];
  };
}
interface Cells {
  totalCount: number;
  nodes: { stop: Named; serviceType: Coded }[];
}
interface Changes {
  changes: {
    before: Record<string, number | null>;
    after: Record<string, number | null>;
    opened: Cells;
    closed: Cells;
    turnedUnknown: Cells;
    lapsed: { totalCount: number };
    ended: { totalCount: number };
    started: { totalCount: number };
  };
}

const SHOWN_BORDERS = 6;
const [trail, asOf, earlier, from, to] = process.argv.slice(2);
const storeUrl = process.env['TRAILCARE_STORE'];
if (storeUrl === undefined || trail === undefined || asOf === undefined || earlier === undefined)
  throw new Error('Set TRAILCARE_STORE and give TRAIL DAY EARLIER_DAY, or use examples/answers/run.sh.');

async function ask<T>(name: string, variables: Record<string, unknown>): Promise<T> {
  const document = await readFile(new URL(`${name}.graphql`, import.meta.url), 'utf8');
  const { data, errors } = await executeOnce({ storeUrl: storeUrl!, document, variables });
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data as T;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
function table(head: string[], rows: (string | number)[][]): void {
  const drawn = new Table({ head, style: { head: [], border: [], compact: true } });
  drawn.push(...rows);
  say(`${drawn.toString()}\n`);
}
const cells = ({ totalCount, nodes }: Cells) =>
  totalCount === 0
    ? 'none'
    : `${totalCount}: ${nodes.map(({ stop, serviceType }) => `${stop.name} ${serviceType.code}`).join(', ')}${totalCount > nodes.length ? ', …' : ''}`;

if (from !== undefined && to !== undefined) await critical(from, to);
await plan();
await links();
await changes();

async function critical(start: string, end: string): Promise<void> {
  const { journeys, criticalServices } = await ask<Critical>('critical', {
    trail,
    from: start,
    to: end,
    asOf,
  });
  say(
    `Whose loss would take most km out of care on the way from ${start} to ${end} (${journeys.journeys[0]!.km} km), on ${asOf}:`,
  );
  table(
    ['Rank', 'km lost', 'Health post', 'Of', 'Where', 'Says'],
    criticalServices.nodes.map(({ rank, kmNotInCare, service }) => [
      rank,
      kmNotInCare,
      service.name ?? '',
      service.provider.name ?? '',
      service.adminAreas.toSorted((a, b) => b.level - a.level)[0]?.name ??
        `${service.location?.lat}, ${service.location?.lon}`,
      service.sources.map((source) => `${source.publisher} (${source.asOf ?? 'undated'})`).join(', '),
    ]),
  );
}

async function plan(): Promise<void> {
  const { plan: found } = await ask<Plan>('plan', { trail, asOf });
  say(
    `Five more health posts: ${found.status}, ${found.objective} of ${found.missing} km come into care, and no choice brings more than ${found.bound}:`,
  );
  table(
    ['Where', 'Country', 'km'],
    found.sites.map(({ stop, gain }) => [stop.name ?? '', stop.country.name ?? '', gain]),
  );
}

async function links(): Promise<void> {
  const { partnerships } = await ask<Links>('links', { trail, asOf });
  const rows = partnerships.nodes.flatMap(({ a, b, sharedBorders }) =>
    sharedBorders.flatMap((border) =>
      border.handovers.map(({ serviceType, status, lacking }) => ({
        status,
        cells: [
          `${a.name} and ${b.name}`,
          `${border.fromCountry.code} to ${border.toCountry.code}: ${border.crossing?.name ?? `${border.lastStop?.name ?? '?'} to ${border.firstStop?.name ?? '?'}`}`,
          serviceType.code,
          `${status}${lacking === null ? '' : ` (${lacking})`}`,
          border.peoplePerYear ?? 'not published',
        ],
      })),
    ),
  );
  const counts = [...Map.groupBy(rows, ({ status }) => status)].map(
    ([status, { length }]) => `${status} ${length}`,
  );
  const missing = rows.filter(({ status }) => status === 'UNLINKED');
  say(
    `Handovers over borders, by status: ${counts.toSorted().join(', ')}. ${missing.length > 0 ? 'A link is missing:' : 'No link is known to be missing. The first of which nobody knows:'}`,
  );
  const shown =
    missing.length > 0 ? missing : rows.filter(({ status }) => status === 'UNKNOWN').slice(0, SHOWN_BORDERS);
  table(
    ['Societies', 'Border', 'Service', 'Handover', 'People per year'],
    shown.map(({ cells: row }) => row),
  );
}

async function changes(): Promise<void> {
  const { changes: found } = await ask<Changes>('changes', { trail, from: earlier, to: asOf });
  say(`From ${earlier} to ${asOf}:`);
  table(
    ['', 'km in care', 'km without', 'km unknown'],
    (['before', 'after'] as const).map((when) => [
      when,
      ...['kmInCare', 'kmWithoutCare', 'kmUnknown'].map((name) => found[when][name] ?? '–'),
    ]),
  );
  say(`Gaps opened: ${cells(found.opened)}`);
  say(`Gaps closed: ${cells(found.closed)}`);
  say(`Turned unknown: ${cells(found.turnedUnknown)}`);
  say(
    `Services: ${found.started.totalCount} began, ${found.ended.totalCount} ended, ${found.lapsed.totalCount} lapsed: their facts are too old to say`,
  );
}
