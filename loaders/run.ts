import { TrailcareError } from '../graph/errors.ts';
import { inOneLoad } from '../graph/in-one-load.ts';
import { readReviewDecisions } from '../graph/review/review-decisions.ts';
import type { LoadSession } from '../graph/store.ts';
import type { Table } from './formats/table.ts';
import { makeHiddenReferences } from './hidden-references.ts';
import { makeKnownCodes } from './known-codes.ts';
import type { LoadProgress, LoadRequest, LoadResult } from './load-request.ts';
import { countEntities, countOutcomes, totalOf } from './load-summary.ts';
import { nearestCodes } from './nearest-codes.ts';
import { openTables, readFiles } from './read-files.ts';
import { listDuplicates, listRejected } from './rejected-rows.ts';
import { refuseOtherSource } from './refuse-other-source.ts';
import { resolveRows } from './resolve-rows.ts';
import { refuseReportAlone, stageTotals, toldTotals } from './totals.ts';
import { makeOpenQuestions, type OpenQuestions } from './review/open-questions.ts';
import { retireUnsaid } from './retire-unsaid.ts';
import { type SeenRows, openSeenRows } from './seen-rows.ts';
import { headersOf } from './sources/columns.ts';
import { writeChosen } from './write-chosen.ts';
import { checkReportPath, writeReports } from './write-reports.ts';

const SHOWN = 20;
/** How long the questions of a refused load wait for another load. */
const ASK_WAIT_MS = 20_000;

/** Loads files into the graph as one atomic load: recognise, read, check, write, publish. A failure leaves the graph as it was. */
export async function runLoad(request: LoadRequest): Promise<LoadResult> {
  const startedMs = performance.now();
  if (request.reportPath !== undefined && request.reportPath !== null)
    await checkReportPath(request.reportPath, request.inputs);
  await refuseOtherSource(request.store, request.inputs);
  const tables = await openTables(request);
  const seen = openSeenRows();
  let session: LoadSession | null = null;
  try {
    session = await request.store.beginLoad(request.waitMs === undefined ? {} : { waitMs: request.waitMs });
    const result = await load(request, tables, seen, session, startedMs);
    session = null;
    return result;
  } finally {
    await session?.abort();
    seen.close();
  }
}

/** What was read of the graph to reconcile rows ends here, before the writing, which needs memory of its own. */
async function readAndResolve(
  ...reading: Parameters<typeof readFiles>
): Promise<Omit<Awaited<ReturnType<typeof readFiles>>, 'readers'>> {
  const [request, , seen] = reading;
  const { readers, ...read } = await readFiles(...reading);
  progress(request, 'checking', 0, 1);
  const { leftOut } = await resolveRows(seen, nearestCodes(request.store));
  for (const message of leftOut) read.files[0]!.warnings.add({ code: 'FACT_LEFT_OUT', message });
  stageTotals(seen, readers);
  return read;
}

async function load(
  request: LoadRequest,
  tables: readonly Table[],
  seen: SeenRows,
  session: LoadSession,
  startedMs: number,
): Promise<LoadResult> {
  const { store, inputs } = request;
  const decisions = await readReviewDecisions(store);
  const questions = makeOpenQuestions(decisions);
  const known = makeKnownCodes(session, new Set(inputs.map(({ options }) => options.source)));
  const { files, superseded, meanings } = await readAndResolve(request, tables, seen, known, {
    decisions,
    questions,
  });
  refuseReportAlone(files, seen);
  for (const [i, { warnings }] of files.entries())
    for (const warning of toldTotals(seen, i)) warnings.add(warning);
  const references = makeHiddenReferences(store, seen, await store.revision());
  await writeChosen(session, seen, references, request.signal ?? null, (done, total) =>
    progress(request, 'writing', done, total),
  );
  for (const warning of references.warnings()) files[0]!.warnings.add(warning);
  if (request.asks !== false)
    await questions.findPairs(store, seen, () => progress(request, 'comparing', 0, 1));

  const outcomes = files.map((_, i) => countOutcomes(seen, i));
  const rejectedRows = outcomes.reduce((sum, { rejected }) => sum + rejected, 0);
  const taken = outcomes.reduce((sum, { accepted, unchanged }) => sum + accepted + unchanged, 0);
  const reports = await writeReports(
    request.reportPath ?? null,
    files,
    seen,
    outcomes.map(({ rejected }) => rejected),
    request.mappings,
  );

  if (rejectedRows > 0 && (request.claims ?? []).length > 0)
    files[0]!.warnings.add({
      code: 'COMPLETE_WITHOUT_REJECTED',
      message: `--complete-for says that the list is complete, but ${rejectedRows} of its rows were rejected: what they hold counts as absent until they are loaded.`,
    });
  if (request.replaceSource === true) refuseHalfReplacement(rejectedRows);
  const sources = sourcesOf(seen, inputs);
  const retired = request.replaceSource === true && taken > 0 ? await retireUnsaid(session, sources) : {};
  const ended =
    superseded.length > 0 ? await session.end('Statement', inputs[0]!.options.source, superseded) : 0;
  if (ended > 0) retired['Statement'] = (retired['Statement'] ?? 0) + ended;

  const nothing = taken === 0 || (request.allOrNothing === true && rejectedRows > 0);
  const publish = !nothing && request.dryRun !== true;
  progress(request, 'publishing', 0, 1);
  const summaries = (revision: number) =>
    files.map(({ format, warnings, input }, i) => ({
      file: input.file.name,
      source: input.options.source,
      format: format.name,
      ...outcomes[i]!,
      warnings: warnings.list(),
      entities: countEntities(seen, i),
      revision,
      durationMs: Math.round(performance.now() - startedMs),
    }));
  let revision: number;
  if (publish) {
    if (request.asks !== false) await questions.put(session, 'all');
    revision = await session.commit({
      actor: request.actor,
      format: [...new Set(files.map(({ format }) => format.name))].join(', '),
      source: sources.join(', '),
      files: inputs.map(({ file }) => file.name),
      summary: JSON.stringify({ ...totalOf(summaries(session.revision), session.revision, 0), retired }),
    });
  } else {
    await session.abort();
    if (request.dryRun !== true && request.asks !== false) await askAlone(request, questions);
    revision = await store.revision();
  }
  const done = summaries(revision);
  return {
    total: totalOf(done, revision, Math.round(performance.now() - startedMs)),
    files: done,
    exitCode: nothing ? 1 : rejectedRows > 0 ? 2 : 0,
    rejected: listRejected(seen, SHOWN),
    duplicates: listDuplicates(seen, SHOWN),
    retired,
    columnsRead: files.map(({ table, droppedColumns }) => {
      const dropped = new Set(droppedColumns.map(({ column }) => column));
      return headersOf(table.sample).filter((header) => !dropped.has(header));
    }),
    reports,
    questions: request.asks === false ? [] : questions.list(),
    questionsNotKept: questions.notKept(),
    meanings,
  };
}

/** The questions of a load that changes nothing else: a word that no row could be read by is why nothing was loaded. */
async function askAlone({ store, actor, inputs }: LoadRequest, questions: OpenQuestions): Promise<void> {
  const asked = questions.list().filter(({ about }) => about === 'word');
  if (asked.length === 0) return;
  await inOneLoad(store, ASK_WAIT_MS, async (session) => {
    await questions.put(session, 'words');
    await session.commit({
      actor,
      format: 'questions',
      source: [...new Set(inputs.map(({ options }) => options.source))].join(', '),
      files: inputs.map(({ file }) => file.name),
      summary: JSON.stringify({ questions: asked.length }),
    });
  });
}

/** Those that the command names, and those that rows of native files name. */
function sourcesOf(seen: SeenRows, inputs: LoadRequest['inputs']): string[] {
  const stated = seen.db
    .prepare<[], { source: string }>('SELECT DISTINCT source FROM chosen ORDER BY source')
    .all();
  return [
    ...new Set([...inputs.map(({ options }) => options.source), ...stated.map(({ source }) => source)]),
  ];
}

function refuseHalfReplacement(rejectedRows: number): void {
  if (rejectedRows === 0) return;
  throw new TrailcareError(
    'BAD_INPUT',
    `--replace-source would end the facts of ${rejectedRows} rejected rows too, so nothing was changed. Correct or remove those rows (--dry-run --report FILE lists them), or load without --replace-source.`,
    { rejected: rejectedRows },
  );
}

function progress(
  { onProgress, inputs }: LoadRequest,
  phase: LoadProgress['phase'],
  done: number,
  total: number,
): void {
  onProgress?.({ phase, file: inputs[0]?.file.name ?? '', done, total, rows: 0 });
}
