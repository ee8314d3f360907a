import { readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { executeOnce } from '../../api/execute-once.ts';

// Prints the answers as tables. Nothing here computes: every number comes from the API.

const TRAIL = 'horn-ethiopia';
const FROM = 'Mekele';
const DESTINATIONS = ['Hamdayet', 'Galafi', 'Sehra', 'Wad_Al_Mahi'];
/** The month of the 3W is August 2025; by November 2026 its facts have lapsed. */
const DAYS = ['2025-09-15', '2026-11-01'];

interface Named {
  name: string;
}
interface Coded {
  code: string;
}
interface Continuity {
  continuity: {
    journeys: {
      km: number;
      stops: Named[];
      care: {
        serviceType: Coded;
        servedStops: number;
        expectedStops: number;
        servedKmShare: number | null;
        unknownShare: number | null;
        longestBreak: { from: Named; to: Named; certainKm: number; possibleKm: number } | null;
        handovers: {
          fromCountry: Coded;
          toCountry: Coded;
          status: string;
          lacking: string | null;
          near: boolean;
        }[];
        referralChain: { closed: boolean | null; brokenAt: Named | null };
        weakestLink: { message: string };
      }[];
    }[];
    noJourney: { message: string } | null;
  };
}
interface Cell {
  stop: Named;
  serviceType: Coded;
  reason: string | null;
}
interface Gaps {
  trail: {
    name: string;
    coverage: {
      revision: number;
      summary: Record<string, number | null>;
      gaps: {
        totalCount: number;
        nodes: (Cell & {
          status: string;
          since: string | null;
          isolationKm: number | null;
          isolationAnyKm: number | null;
          nearest: { stop: Named } | null;
        })[];
      };
      questions: { totalCount: number; nodes: (Cell & { askWhom: Named[] })[] };
      sources: { code: string; publisher: string; asOf: string | null }[];
    };
  };
}

const storeUrl = process.env['TRAILCARE_STORE'];
if (storeUrl === undefined) throw new Error('Set TRAILCARE_STORE, or use examples/horn/run.sh.');

async function ask<T>(file: string, variables: Record<string, unknown>): Promise<T> {
  const document = await readFile(new URL(file, import.meta.url), 'utf8');
  const { data, errors } = await executeOnce({ storeUrl: storeUrl!, document, variables });
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data as T;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const share = (value: number | null) => (value === null ? '–' : `${Math.round(value * 100)} %`);
const km = (value: number | null) => (value === null ? 'none' : `${Math.round(value)}`);

function table(head: string[], rows: (string | number)[][]): void {
  const drawn = new Table({ head, style: { head: [], border: [] } });
  drawn.push(...rows);
  say(drawn.toString());
}

for (const asOf of DAYS) {
  say(`\n═══ As of ${asOf} ═══\n`);
  const rows: string[][] = [];
  for (const to of DESTINATIONS) {
    const { continuity } = await ask<Continuity>('continuity.graphql', { from: FROM, to, asOf });
    if (continuity.noJourney !== null) say(`${FROM} to ${to}: ${continuity.noJourney.message}`);
    for (const journey of continuity.journeys) {
      for (const care of journey.care) rows.push(careRow(to, journey.km, care));
    }
  }
  say(`Continuity of care from ${FROM}, along the shortest way:`);
  table(
    ['To', 'km', 'Service', 'Served', 'km in care', 'unknown', 'Longest break', 'Borders', 'Weakest link'],
    rows,
  );

  const { trail } = await ask<Gaps>('gaps.graphql', { trail: TRAIL, asOf });
  const { summary, gaps, questions, sources } = trail.coverage;
  say(`\nCoverage of ${trail.name} (revision ${trail.coverage.revision}):`);
  table(Object.keys(summary), [
    Object.values(summary).map((value) => (value === null ? '–' : String(value))),
  ]);
  say(`\nGaps, ranked: ${gaps.totalCount}${gaps.totalCount > gaps.nodes.length ? ', the first 20' : ''}`);
  if (gaps.totalCount === 0) {
    say(
      'None is known: nobody has said that a list of services is complete, so nothing is known to be absent.',
    );
  } else
    table(
      ['Stop', 'Service', 'Status', 'Why', 'Since', 'km to care', 'km any way', 'Nearest'],
      gaps.nodes.map((gap) => [
        gap.stop.name,
        gap.serviceType.code,
        gap.status,
        gap.reason ?? '',
        gap.since ?? '',
        km(gap.isolationKm),
        km(gap.isolationAnyKm),
        gap.nearest?.stop.name ?? '',
      ]),
    );
  say(`\nQuestions, what is not known: ${questions.totalCount}`);
  const reasons = Map.groupBy(
    questions.nodes,
    ({ serviceType, reason }) => `${serviceType.code} ${reason ?? ''}`,
  );
  table(
    ['Service and why', 'Stops'],
    [...reasons].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([reason, { length }]) => [reason, length]),
  );
  const facts = questions.nodes.filter(({ reason }) => reason !== 'NO_STATEMENT').slice(0, 20);
  say('\nOf these, the first 20 about which something was once or nearly known:');
  table(
    ['Stop', 'Service', 'Why', 'Whom to ask'],
    facts.map((question) => [
      question.stop.name,
      question.serviceType.code,
      question.reason ?? '',
      question.askWhom.map(({ name }) => name).join(', '),
    ]),
  );
  say(
    `\nSources: ${sources.map((source) => `${source.publisher} (${source.asOf ?? 'undated'})`).join(', ')}`,
  );
}

function careRow(
  to: string,
  length: number,
  care: Continuity['continuity']['journeys'][number]['care'][number],
) {
  const broken = care.longestBreak;
  return [
    to,
    String(length),
    care.serviceType.code,
    `${care.servedStops} of ${care.expectedStops}`,
    share(care.servedKmShare),
    share(care.unknownShare),
    broken === null
      ? 'none'
      : `${broken.from.name} to ${broken.to.name}:\n${km(broken.certainKm)} km certain, ${km(broken.possibleKm)} km possible`,
    care.handovers
      .map(
        ({ fromCountry, toCountry, status, lacking, near }) =>
          `${fromCountry.code} to ${toCountry.code}: ${status}${lacking === null ? '' : ` (${lacking})`}` +
          (near ? '' : ',\njudged by stops over 25 km away'),
      )
      .join('\n'),
    care.weakestLink.message,
  ];
}
