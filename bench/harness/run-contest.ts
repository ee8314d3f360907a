import type { Finding } from './finding.ts';
import type { BenchSize, Contest, Goal, Peer, Promised, Taken } from './promise.ts';
import { quantile, spreadOf } from './spread.ts';

const SHOWN_DIFFERENCES = 3;
const WARM_UP_MS = 2_000;

interface RunOptions {
  readonly quick: boolean;
  readonly tell: (line: string) => void;
}

/** Runs one promise at one size: warm-up, then rounds in which all sides answer each input in turn, so that noise falls on all. */
export async function runContest(
  { name, prepare }: Promised,
  size: BenchSize,
  { quick, tell }: RunOptions,
): Promise<Finding[]> {
  tell(`${name} at ${size}: preparing`);
  const contest = await prepare(size, { quick });
  try {
    const rounds = quick ? Math.min(3, contest.rounds) : contest.rounds;
    await warmUp(contest);
    const ours: number[][] = [];
    const theirs = new Map<Peer, number[][]>(contest.peers.map((peer) => [peer, []]));
    const differences = new Map<Peer, string[]>(contest.peers.map((peer) => [peer, []]));
    for (let round = 0; round < rounds; round++) {
      const oursNow: number[] = [];
      ours.push(oursNow);
      for (let input = 0; input < contest.inputs; input++) {
        const own = await contest.ours(input);
        oursNow.push(own.ms);
        for (const peer of contest.peers) {
          if (!inputsOf(peer, contest).includes(input) || round >= (peer.rounds ?? rounds)) continue;
          const taken = await peer.answer(input);
          const inRounds = theirs.get(peer)!;
          (inRounds[round] ??= []).push(taken.ms);
          const difference = round === 0 ? peer.differs(own.answer, taken.answer, input) : null;
          if (difference !== null) differences.get(peer)!.push(`input ${input}: ${difference}`);
        }
      }
      tell(`${name} at ${size}: round ${round + 1} of ${rounds}, ours ${sum(oursNow).toFixed(1)} ms`);
    }
    const common = {
      promise: name,
      size,
      notes: contest.notes?.() ?? [],
      measuredOn: new Date().toISOString().slice(0, 10),
    };
    const ofPeers = contest.peers.map((peer): Finding => {
      const inRounds = theirs.get(peer)!;
      const inputs = inputsOf(peer, contest);
      const oursOnSame = inRounds.map((_, round) => sum(inputs.map((input) => ours[round]![input]!)));
      const ratios = inRounds.map((times, round) =>
        peer.goal?.of === 'ours over limit'
          ? oursOnSame[round]! / sum(times)
          : sum(times) / oursOnSame[round]!,
      );
      const ratio = spreadOf(ratios);
      const found = differences.get(peer)!;
      return {
        ...common,
        against: peer.name,
        ours: spreadOf(oursOnSame),
        theirs: spreadOf(inRounds.map(sum)),
        ratio,
        inputs: inputs.length,
        rounds: inRounds.length,
        goal: peer.goal,
        isMet: peer.goal === null ? null : found.length === 0 && reaches(ratio.median, peer.goal),
        differences: found.slice(0, SHOWN_DIFFERENCES),
      };
    });
    const alone = (contest.goals ?? []).map((goal): Finding => {
      const single = ours.flat().toSorted((a, b) => a - b);
      const value = goal.of === 'our p99 ms' ? quantile(single, 0.99) : quantile(single, 0.5);
      return {
        ...common,
        against: '',
        ours: { median: value, low: single[0]!, high: single.at(-1)! },
        theirs: null,
        ratio: null,
        inputs: contest.inputs,
        rounds,
        goal,
        isMet: reaches(value, goal),
        differences: [],
      };
    });
    return [...ofPeers, ...alone];
  } finally {
    await contest.close?.();
  }
}

/** Until what runs is compiled: some seconds of ours, and each peer once. */
async function warmUp({ inputs, ours, peers }: Contest): Promise<void> {
  const until = performance.now() + WARM_UP_MS;
  let last: Taken | null = null;
  for (let input = 0; last === null || performance.now() < until; input = (input + 1) % inputs)
    last = await ours(input);
  for (const peer of peers) if (peer.rounds !== 1) await peer.answer(peer.only ?? 0);
}

/** Places of the inputs that a peer answers. */
const inputsOf = ({ only, inputs }: Peer, contest: Contest): number[] =>
  only === undefined ? [...Array(inputs ?? contest.inputs).keys()] : [only];

const reaches = (value: number, { bound, value: wanted }: Goal) =>
  bound === 'at least' ? value >= wanted : value <= wanted;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
