import { describe, expect, it } from 'vitest';
import type { Connection, Row } from '../../graph/stores/neo4j/connection.ts';
import { joinedReads } from '../../graph/stores/neo4j/joined-reads.ts';

/** A server that answers when it is told to, with a row for each code; a statement of which nobody asks for more is at rest. */
function slowServer() {
  const running: {
    codes: string[];
    statement: string;
    answer: () => void;
    fail: (problem: Error) => void;
    signal: AbortSignal;
  }[] = [];
  const connection = {
    read: (statement: string, { codes }: { codes: string[] }, signal: AbortSignal) =>
      new Promise<Row[]>((resolve, reject) => {
        const answer = () => resolve(codes.filter((code) => code !== 'none').map((code) => ({ code })));
        running.push({ codes, statement, answer, fail: reject, signal });
      }),
  } as unknown as Connection;
  const joined = joinedReads(connection);
  const ask = async (
    codes: string[],
    { statement = 'READ', viewer = 'public', signal = undefined as AbortSignal | undefined } = {},
  ) => {
    const rows = await joined.read(
      {
        statement,
        shared: { viewer },
        list: 'codes',
        items: new Map(codes.map((code) => [code, code])),
        itemOf: (row) => String(row['code']),
      },
      signal,
    );
    return rows.map((row) => row['code']);
  };
  return { running, ask };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('reads at the same time', () => {
  it('go at once as long as few of their kind run; who comes then goes together, and gets what he asked for', async () => {
    const { running, ask } = slowServer();
    const answers = [['a'], ['b'], ['c', 'none'], ['d', 'c'], ['e']].map((codes) => ask(codes));
    expect(running.map(({ codes }) => codes)).toEqual([['a'], ['b']]);
    running[0]!.answer();
    await settled();
    expect(running.map(({ codes }) => codes)).toEqual([['a'], ['b'], ['c', 'none', 'd', 'e']]);
    for (const { answer } of running) answer();
    expect(await Promise.all(answers)).toEqual([['a'], ['b'], ['c'], ['d', 'c'], ['e']]);
  });

  it('never go together when they ask another statement, or for another reader', async () => {
    const { running, ask } = slowServer();
    const all = [
      ask(['a']),
      ask(['b']),
      ask(['c'], { viewer: 'movement' }),
      ask(['d'], { statement: 'OTHER' }),
      ask(['e']),
    ];
    expect(running.map(({ codes }) => codes)).toEqual([['a'], ['b'], ['c'], ['d']]);
    for (const { answer } of running.splice(0)) answer();
    await settled();
    for (const { answer } of running) answer();
    expect(await Promise.all(all)).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
  });

  it('end in the store when the last who waits has gone, and not before', async () => {
    const { running, ask } = slowServer();
    const first = [ask(['a']), ask(['b'])];
    const gone = [new AbortController(), new AbortController()];
    const [one, other] = gone.map(({ signal }, n) => ask([`late-${n}`], { signal }));
    running[0]!.answer();
    await settled();
    const together = running[2]!;
    expect(together.codes).toEqual(['late-0', 'late-1']);
    gone[0]!.abort(new Error('gone'));
    await expect(one).rejects.toThrow('gone');
    expect(together.signal.aborted).toBe(false);
    gone[1]!.abort(new Error('gone too'));
    await expect(other).rejects.toThrow('gone too');
    expect(together.signal.aborted).toBe(true);
    running[1]!.answer();
    together.answer();
    await Promise.all(first);
  });

  it('leave out who has gone while he waited', async () => {
    const { running, ask } = slowServer();
    const gone = new AbortController();
    const all = [ask(['a']), ask(['b']), ask(['d'])];
    const left = ask(['c'], { signal: gone.signal });
    gone.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    for (const { answer } of running) answer();
    await settled();
    expect(running.at(-1)!.codes).toEqual(['d']);
    running.at(-1)!.answer();
    await Promise.all(all);
  });

  it('fail together, and the next goes through', async () => {
    const { running, ask } = slowServer();
    const first = [ask(['a']), ask(['b'])];
    const together = [ask(['c']), ask(['d'])];
    running[0]!.answer();
    await settled();
    running[2]!.fail(new Error('lost'));
    for (const one of together) await expect(one).rejects.toThrow('lost');
    running[1]!.answer();
    await Promise.all(first);
    const next = ask(['e']);
    running.at(-1)!.answer();
    expect(await next).toEqual(['e']);
  });

  it('of very many items go one after the other', async () => {
    const { running, ask } = slowServer();
    const many = (name: string) => Array.from({ length: 300 }, (_, n) => `${name}${n}`);
    const all = [ask(['a']), ask(['b']), ask(many('c')), ask(many('d'))];
    running[0]!.answer();
    await settled();
    expect(running[2]!.codes).toHaveLength(300);
    running[1]!.answer();
    await settled();
    expect(running[3]!.codes).toHaveLength(300);
    for (const { answer } of running) answer();
    await Promise.all(all);
  });
});
