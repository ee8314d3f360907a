import type { LoadSummary } from '../load-summary.ts';
import type { LoadResult } from '../load-request.ts';
import type { Terminal } from './command.ts';
import { questionText } from './question-text.ts';
import { textTable } from './result-table.ts';

const SHOWN_ROWS = 10;
const SHOWN_TEXT = 60;
const SHOWN_QUESTIONS = 3;

/** `--json`: the summary of the load, with the first 20 rejected rows; of several files the total, with theirs under `files`. */
export function summaryJson({
  total,
  files,
  rejected,
  retired,
  questions,
  meanings = [],
}: LoadResult): object {
  return {
    ...total,
    ...(rejected.length > 0 ? { rejectedRows: rejected } : {}),
    ...(questions.length > 0 ? { questions: questions.length } : {}),
    ...(meanings.length > 0 ? { claims: meanings } : {}),
    ...(files.length > 1 ? { files } : {}),
    ...(Object.keys(retired).length > 0 ? { retired } : {}),
  };
}

/** Tells a person what became of the files, on stderr: what was loaded, what was refused and why, what to do next. */
export function printLoad(
  result: LoadResult,
  how: { dryRun: boolean; brief: boolean },
  terminal: Terminal,
): void {
  const { total, files, rejected, duplicates, retired, reports, exitCode } = result;
  const say = (text: string) => terminal.err(`${text}\n`);
  if (!how.brief) {
    const rows = files.map((file) => [file.file, ...figures(file)]);
    if (files.length > 1) rows.push(['Total', ...figures(total)]);
    say(
      textTable(['File', 'Format', 'Rows', 'Accepted', 'Unchanged', 'Rejected', 'Blank', 'Duplicate'], rows),
    );
  }
  const facts = Object.entries(total.entities).map(([kind, n]) => `${n} ${kind}`);
  if (facts.length > 0 && total.accepted > 0 && exitCode !== 1) say(`Facts: ${facts.join(', ')}.`);
  if (exitCode !== 1) for (const meaning of result.meanings ?? []) say(meaning);
  for (const { code, count, examples } of total.warnings) {
    say(`Warning ${code} (${count}): ${examples.join('; ')}${count > examples.length ? '; …' : ''}`);
  }
  for (const row of rejected.slice(0, SHOWN_ROWS)) {
    const sheet = row.sheet === null ? '' : `, sheet ${JSON.stringify(row.sheet)}`;
    const cell = row.column === null ? '' : `, column ${row.column}`;
    const value = row.value === null ? '' : `: ${JSON.stringify(row.value.slice(0, SHOWN_TEXT))}`;
    say(
      `Rejected ${files[row.file]!.file}${sheet}, line ${row.line}${cell}${value}. ${row.rule} Accepted: ${row.accepted}`.replace(
        /\.?$/u,
        '.',
      ),
    );
  }
  if (total.rejected > SHOWN_ROWS && reports.length === 0)
    say(`… ${total.rejected - SHOWN_ROWS} more rejected rows: --report FILE writes them all.`);
  for (const row of duplicates.slice(0, 3)) {
    const shown = row.shownFile === row.file && row.shownLine === row.line ? '; its facts are shown' : '';
    const first = row.firstFile === row.file ? '' : `${files[row.firstFile]!.file}, `;
    say(`${files[row.file]!.file}, line ${row.line}: duplicate of ${first}line ${row.firstLine}${shown}.`);
  }
  const ended = Object.entries(retired).map(([kind, n]) => `${n} ${kind}`);
  if (ended.length > 0) say(`Ended, because the source no longer says them: ${ended.join(', ')}.`);
  for (const { path, file } of reports) {
    const { source, file: name, warnings } = files[file]!;
    const summed = warnings.some(({ code }) => code === 'ROWS_SUMMED');
    const what = summed ? `that file together with ${name}, in one command,` : 'that file';
    say(
      `The rejected rows are in ${path}: correct them there and load ${what} with the same options and --source ${source}.`,
    );
  }
  sayQuestions(result, how.dryRun, say);
  say(outcome(total, how.dryRun, exitCode));
}

function sayQuestions(
  { questions, questionsNotKept, exitCode }: LoadResult,
  dryRun: boolean,
  say: (text: string) => void,
): void {
  // A load that is refused brings none of the facts that pairs are about.
  const asked = exitCode === 1 ? questions.filter(({ about }) => about === 'word') : questions;
  if (asked.length === 0) return;
  for (const question of asked.slice(0, SHOWN_QUESTIONS))
    say(`Question ${question.id}: ${questionText(question)}`);
  const more = asked.length > SHOWN_QUESTIONS ? ` and ${asked.length - SHOWN_QUESTIONS} more` : '';
  const lost =
    questionsNotKept > 0
      ? ` ${questionsNotKept} further ones are not kept: they are asked by a later load, once these are decided.`
      : '';
  say(
    dryRun
      ? `The load would ask these${more} (--dry-run keeps no questions).${lost}`
      : `These${more} wait for a decision: \`trailcare review\` lists them.${lost}`,
  );
}

function figures({ format, rows, accepted, unchanged, rejected, blank, duplicate }: LoadSummary): string[] {
  return [format, ...[rows, accepted, unchanged, rejected, blank, duplicate].map(String)];
}

function outcome(
  { accepted, revision, durationMs, rejected, rows }: LoadSummary,
  dryRun: boolean,
  exitCode: number,
): string {
  const seconds = (durationMs / 1000).toFixed(1);
  if (exitCode === 1) {
    const why =
      rejected > 0
        ? `: ${rejected} ${rejected === 1 ? 'row was' : 'rows were'} rejected`
        : rows === 0
          ? ': there is a header and no row'
          : ': every row is blank';
    const first =
      revision === 0
        ? 'The graph is empty: `trailcare load --seeds` brings the countries, Societies and service types that rows name.'
        : `The graph is at revision ${revision}.`;
    return `Nothing was loaded${why}. ${first}`;
  }
  if (dryRun) return `Nothing was changed (--dry-run); ${accepted} rows would be accepted. ${seconds} s.`;
  return accepted === 0
    ? `Nothing new: the graph stays at revision ${revision}. ${seconds} s.`
    : `Loaded: the graph is at revision ${revision}. ${seconds} s.`;
}
