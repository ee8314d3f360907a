import { badInput, missingInput, TrailcareError } from '../../graph/errors.ts';
import { type Answer, decideQuestion } from '../../graph/review/decide-question.ts';
import { type KeptQuestion, listQuestions } from '../../graph/review/list-questions.ts';
import type { Question } from '../../graph/review/question.ts';
import type { GraphStore } from '../../graph/store.ts';
import type { Command, Terminal, Values } from './command.ts';
import { openCommandStore } from './open-command-store.ts';
import { questionText } from './question-text.ts';

const USUAL = 50;
const ANSWERS = 'same, different, later, or means CODE';

/** `trailcare review`. */
export const reviewCommand: Command = {
  help: `trailcare review [--all] [--limit N] [--json]
trailcare review ID same|different|later [--json]
trailcare review ID means CODE [--all-sources] [--json]

Loads ask what they cannot decide: whether a branch, service, stop or provider of two sources is one, and what a
word means that names no country, National Society, stop or service type that we know. Without an ID the open questions
are listed (--all: those that are decided too; --limit: how many, ${USUAL} when left out).

  same         the two are one: from now on what both sources say stands under the code of the first, and is counted once
  different    they are two; of a word: it is none of these. Never asked again. After same, it takes that back
  later        not now: listed last, and not asked again by loads
  means CODE   of a word: later loads read it so, for its source or --all-sources; of a pair: it is one with CODE

Every decision is kept with who made it and when, and is in the log of loads. Whoever can run this command on the
store can read all of it, and the questions tell of restricted facts too.
Exit codes: 0 done, 1 not done.
`,
  options: {
    all: { type: 'boolean' },
    limit: { type: 'string' },
    'all-sources': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(values, words, terminal) {
    const [id] = words;
    const answer = id === undefined ? null : answerOf(words, values);
    const limit = limitOf(values.text('limit'));
    const store = await openCommandStore(terminal);
    try {
      if (id === undefined) await list(store, values, limit, terminal);
      else {
        const by = { actor: 'local', now: new Date() };
        const question = await decideQuestion(store, id, answer!, by);
        if (values.flag('json')) terminal.out(`${JSON.stringify({ id, ...question }, null, 2)}\n`);
        else terminal.out(`${decidedText(question)}\n`);
      }
      return 0;
    } finally {
      await store.close();
    }
  },
};

function answerOf(words: readonly string[], values: Values): Answer {
  const [, is, code, ...more] = words;
  const allSources = values.flag('all-sources');
  if (is === undefined) throw missingInput('decision', `${words[0]} is a question.`, ANSWERS);
  if (is !== 'same' && is !== 'different' && is !== 'later' && is !== 'means')
    throw badInput('decision', is, ANSWERS);
  if (is === 'means' && code === undefined) throw missingInput('CODE', 'means what?', 'the code of a fact');
  if (more.length > 0 || (is !== 'means' && code !== undefined))
    throw new TrailcareError(
      'BAD_INPUT',
      `Too many words: ${words.join(' ')}. See \`trailcare review --help\`.`,
    );
  return { is, code: is === 'means' ? code! : null, allSources };
}

function limitOf(text: string | null): number {
  if (text === null) return USUAL;
  if (/^\d{1,6}$/u.test(text)) return Number(text);
  throw badInput('--limit', text, 'a whole number');
}

async function list(store: GraphStore, values: Values, limit: number, terminal: Terminal): Promise<void> {
  const all = await listQuestions(store);
  const isOpen = ({ question: { decision } }: KeptQuestion) => decision === null || decision.is === 'later';
  const asked = values.flag('all') ? all : all.filter(isOpen);
  const shown = asked.slice(0, limit);
  if (values.flag('json')) {
    const questions = shown.map(({ id, at, question }) => ({ id, at, ...question }));
    terminal.out(`${JSON.stringify({ total: asked.length, questions }, null, 2)}\n`);
    return;
  }
  if (asked.length === 0) {
    const hint = all.length > 0 ? ` ${all.length} are decided: --all lists them.` : '';
    terminal.out(`There are no open questions.${hint}\n`);
    return;
  }
  for (const { id, question } of shown)
    terminal.out(`${id}  ${questionText(question)}${stateText(question)}\n`);
  if (shown.length < asked.length)
    terminal.err(`${asked.length - shown.length} more: --limit ${asked.length} lists all.\n`);
  if (asked.some(isOpen)) terminal.err(`Decide with \`trailcare review ID\` and ${ANSWERS}.\n`);
}

function stateText({ decision }: Question): string {
  if (decision === null) return '';
  const { is, code, by, at } = decision;
  return ` Decided ${at.slice(0, 10)} by ${by}: ${is}${code === null ? '' : ` ${code}`}.`;
}

function decidedText(question: Question): string {
  const { is, code, moved, allSources } = question.decision!;
  if (question.about === 'word') {
    const whose = allSources ? 'all sources' : question.source;
    if (is === 'means')
      return `Later loads read ${JSON.stringify(question.text)} of ${whose} as ${code}. Load its files again to have the rows.`;
    return is === 'later'
      ? 'Put off: it stays in the list, and loads do not ask again.'
      : `${JSON.stringify(question.text)} of ${whose} is not asked again.`;
  }
  if (is === 'same')
    return `${question.code} is now ${code}: what ${moved.join(', ')} says stands under that code, and later loads keep it so.`;
  return is === 'later'
    ? 'Put off: it stays in the list, and loads do not ask again.'
    : `${question.code} and ${question.other} are two. That is not asked again.`;
}
