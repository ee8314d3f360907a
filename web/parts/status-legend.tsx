import { StatusMark } from './status-mark.tsx';
import type { Status } from './status.ts';

/** What the marks mean. */
export function StatusLegend({ of }: { readonly of: readonly Status[] }) {
  return (
    <ul class="legend">
      {of.map((status) => (
        <li key={status}>
          <StatusMark status={status} />
        </li>
      ))}
    </ul>
  );
}
