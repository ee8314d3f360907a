import type { Finding } from './finding.ts';
import type { Spread } from './spread.ts';

const short = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
export const spreadInWords = ({ median, low, high }: Spread): string =>
  low === high ? short(median) : `${short(median)} (${short(low)}–${short(high)})`;

export function findingInWords({
  promise,
  size,
  against,
  ours,
  theirs,
  ratio,
  goal,
  isMet,
  differences,
}: Finding): string {
  const unit = goal?.of === 'our MB' ? 'MB' : 'ms';
  const met = isMet === null ? '' : isMet ? ', met' : ', NOT MET';
  const wanted = goal === null ? '' : `; goal ${goal.of} ${goal.bound} ${goal.value}${met}`;
  const peer =
    theirs === null ? '' : ` against ${against} ${spreadInWords(theirs)} ms: ratio ${spreadInWords(ratio!)}`;
  const differing = differences.length === 0 ? '' : `; ${differences.join('; ')}`;
  return `${promise} at ${size}: ${spreadInWords(ours)} ${unit}${peer}${wanted}${differing}`;
}
