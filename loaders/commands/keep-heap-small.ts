import v8 from 'node:v8';
import vm from 'node:vm';

const MB = 2 ** 20;
const ENOUGH_BYTES = 64 * MB;
/** With less, half of a load's time goes into clearing them away; with what V8 takes by itself, a load is 80 MB larger. */
const YOUNG_BYTES = 24 * MB;

/**
 * Frees what nothing uses whenever the heap has grown well beyond that; to be called now and then. A load keeps some 60 MB and throws
 * much away, and V8 alone lets its heap grow to 350 MB before it looks. (Its flag `--optimize-for-size` keeps the heap smaller still, but
 * makes the code slower: a load took twice the processor time.) Young objects get room up to a limit, and no more from then on.
 */
export function makeHeapKeeper(): () => void {
  let collect: (() => void) | null = null;
  let enoughBytes = ENOUGH_BYTES;
  let youngGrows = false;
  return () => {
    if (youngGrows !== youngBytes() < YOUNG_BYTES) {
      youngGrows = !youngGrows;
      growYoung(youngGrows);
    }
    if (oldBytes() < enoughBytes) return;
    if (collect === null) {
      v8.setFlagsFromString('--expose-gc');
      collect = vm.runInNewContext('gc') as () => void;
    }
    collect();
    enoughBytes = Math.max(ENOUGH_BYTES, 1.5 * oldBytes());
  };
}

/** Whether V8 gives young objects more room as it sees fit. Not before a load is under way: what it reads at its start would take all there is. */
export function growYoung(yes: boolean): void {
  v8.setFlagsFromString(`--semi-space-growth-factor=${yes ? 2 : 1}`);
}

/** Without the young: V8 clears these away itself, and they are no reason to look through all the others. */
const oldBytes = (): number =>
  v8
    .getHeapSpaceStatistics()
    .reduce(
      (sum, { space_name, space_used_size }) => sum + (space_name.startsWith('new') ? 0 : space_used_size),
      0,
    );

/** What V8 holds for young objects, both halves. */
const youngBytes = (): number =>
  v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
