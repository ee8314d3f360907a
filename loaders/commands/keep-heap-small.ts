import v8 from 'node:v8';
import vm from 'node:vm';

const MB = 2 ** 20;
const ENOUGH_BYTES = 64 * MB;

/**
 * Frees what nothing uses whenever the heap has grown well beyond that; to be called now and then. A load keeps some 60 MB and throws
 * much away, and V8 alone lets its heap grow to 350 MB before it looks. (Its flag `--optimize-for-size` keeps the heap smaller still, but
 * makes the code slower: a load took twice the processor time.)
 */
export function makeHeapKeeper(): () => void {
  let collect: (() => void) | null = null;
  let enoughBytes = ENOUGH_BYTES;
  return () => {
    if (oldBytes() < enoughBytes) return;
    if (collect === null) {
      v8.setFlagsFromString('--expose-gc');
      collect = vm.runInNewContext('gc') as () => void;
    }
    collect();
    enoughBytes = Math.max(ENOUGH_BYTES, 1.5 * oldBytes());
  };
}

/** Without the young: V8 clears these away itself, and they are no reason to look through all the others. */
const oldBytes = (): number =>
  v8
    .getHeapSpaceStatistics()
    .reduce(
      (sum, { space_name, space_used_size }) => sum + (space_name.startsWith('new') ? 0 : space_used_size),
      0,
    );
