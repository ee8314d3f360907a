import { createHash } from 'node:crypto';
import { z } from 'zod';
import { foldText } from '../model/text.ts';

/** Kinds of which two sources may state one thing under two codes. */
export const PAIRED_KINDS = ['Branch', 'Service', 'Stop', 'Provider'] as const;
export type PairedKind = (typeof PAIRED_KINDS)[number];

/** What a word of a file was read as, and the kind of fact whose code a decision gives it. */
export const WORD_KINDS = {
  country: 'Country',
  society: 'NationalSociety',
  place: 'Stop',
  activity: 'ServiceType',
} as const;
export type WordKind = keyof typeof WORD_KINDS;

const decisionSchema = z.strictObject({
  is: z.enum(['same', 'different', 'later', 'means']),
  /** The code that stays (same), or that the word means (means). */
  code: z.string().nullable(),
  /** Of a word: whether it holds for the words of all sources. */
  allSources: z.boolean(),
  by: z.string(),
  at: z.string(),
  /** Same: the revision that joined the two, and the sources whose facts moved to the code that stays. */
  revision: z.number().nullable(),
  moved: z.array(z.string()),
});
export type Decision = z.infer<typeof decisionSchema>;

const pairSchema = z.strictObject({
  about: z.literal('pair'),
  kind: z.enum(PAIRED_KINDS),
  /** The one that came later: it joins the other when they are the same. */
  code: z.string(),
  name: z.string().nullable(),
  source: z.string(),
  other: z.string(),
  otherName: z.string().nullable(),
  otherSource: z.string(),
  /** Null where one of them has no point. */
  km: z.number().nullable(),
  /** 0 to 1, by `nameLikeness`; null where one of them has no name. */
  likeness: z.number().nullable(),
  decision: decisionSchema.nullable(),
});

const wordSchema = z.strictObject({
  about: z.literal('word'),
  word: z.enum(Object.keys(WORD_KINDS) as [WordKind, ...WordKind[]]),
  text: z.string(),
  source: z.string(),
  file: z.string(),
  /** Rows of the load that asked. */
  rows: z.number(),
  /** Nearest first, as the rejection names them: `ETH (Ethiopia)`. */
  candidates: z.array(z.string()),
  decision: decisionSchema.nullable(),
});

const questionSchema = z.discriminatedUnion('about', [pairSchema, wordSchema]);
export type PairQuestion = z.infer<typeof pairSchema>;
export type WordQuestion = z.infer<typeof wordSchema>;
/** What a load could not decide, kept as a record beside the graph, with what a person decided. */
export type Question = PairQuestion | WordQuestion;

export const parseQuestion = (body: string): Question => questionSchema.parse(JSON.parse(body));

/** The same question has the same id in every load, so that it is asked once. */
export function questionId(question: Question): string {
  const subject =
    question.about === 'pair'
      ? [question.kind, ...[question.code, question.other].toSorted()]
      : [question.word, foldText(question.text), question.source];
  return `q-${createHash('sha256').update(subject.join('\n')).digest('hex').slice(0, 10)}`;
}
