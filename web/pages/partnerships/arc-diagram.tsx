import type { ComponentChildren } from 'preact';
import { useNarrow } from '../../question/use-narrow.ts';
import { useWords } from '../../words/use-words.ts';
import { type LinkState, linkState, orderByBorders, type Pair } from './links.ts';
import en from './words.en.json';

const ROW = 30;
/** Of Societies, and of their countries where the window is narrow. */
const NAMES_PX = { wide: 250, narrow: 110 };
const LETTERS = { wide: 34, narrow: 14 };
const BULGE = { wide: 30, narrow: 17 };
const MOST_ROWS_SPAN = 9;
const LEAST_WIDTH = 1.6;
const MOST_WIDTH = 9;

/** Width of a line for people a year: by their root, so that ten times the people are three times the line. Not known: the least. */
function lineWidth(people: number | null, most: number): number {
  return people === null || most === 0
    ? LEAST_WIDTH
    : LEAST_WIDTH + (MOST_WIDTH - LEAST_WIDTH) * Math.sqrt(people / most);
}

/** Societies one under another, those that share a border joined by arcs. The table below has the same in words. */
export function ArcDiagram({ pairs }: { readonly pairs: readonly Pair[] }) {
  const t = useWords({ en });
  const look = useNarrow() ? 'narrow' : 'wide';
  const neighbours = pairs.filter(({ sharedBorders }) => sharedBorders.length > 0);
  if (neighbours.length === 0) return <p>{t('noBorders')}</p>;
  const order = orderByBorders(neighbours);
  const rows = new Map(order.map((code, row) => [code, row]));
  const left = NAMES_PX[look];
  const names = new Map(
    neighbours
      .flatMap(({ a, b }) => [a, b])
      .map(({ code, name, country }) => [code, look === 'wide' ? name : (country?.name ?? name)]),
  );
  const most = Math.max(0, ...neighbours.map(({ peoplePerYear }) => peoplePerYear ?? 0));
  const y = (code: string) => rows.get(code)! * ROW + ROW / 2;
  const span = Math.max(...neighbours.map(({ a, b }) => Math.abs(rows.get(a.code)! - rows.get(b.code)!)));
  const bulge = (rowsApart: number) => (Math.min(rowsApart, MOST_ROWS_SPAN) + 1) * BULGE[look];
  const width = left + 20 + bulge(span);
  // The calm ones first: what is missing is drawn over them.
  const drawn = neighbours.toSorted((x, z) => URGENCY.indexOf(linkState(x)) - URGENCY.indexOf(linkState(z)));
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('picture')}>
      <svg
        class="arcs"
        viewBox={`0 0 ${width} ${order.length * ROW}`}
        width={width}
        height={order.length * ROW}
        role="img"
        aria-label={t('picture')}
      >
        {drawn.map((pair) => {
          const [top, bottom] = [y(pair.a.code), y(pair.b.code)].toSorted((p, q) => p - q) as [
            number,
            number,
          ];
          const out = left + 12 + bulge(Math.abs(rows.get(pair.a.code)! - rows.get(pair.b.code)!));
          const way = `M${left + 10} ${top}C${out} ${top} ${out} ${bottom} ${left + 10} ${bottom}`;
          return (
            <Arc
              key={`${pair.a.code} ${pair.b.code}`}
              way={way}
              state={linkState(pair)}
              width={lineWidth(pair.peoplePerYear, most)}
            >
              <title>{`${pair.a.name} – ${pair.b.name}: ${t(linkState(pair))}`}</title>
            </Arc>
          );
        })}
        {order.map((code) => (
          <g key={code}>
            <text x={left} y={y(code) + 5} text-anchor="end">
              {shortened(names.get(code)!, LETTERS[look])}
              <title>{names.get(code)}</title>
            </text>
            <circle cx={left + 10} cy={y(code)} r={4} />
          </g>
        ))}
      </svg>
    </div>
  );
}

/** A line of the look of a state. Of what nobody knows it is hollow. */
function Arc({
  way,
  state,
  width,
  children,
}: {
  readonly way: string;
  readonly state: LinkState;
  readonly width: number;
  readonly children?: ComponentChildren;
}) {
  return (
    <g>
      <path d={way} class={`arc arc-${state}`} stroke-width={width}>
        {children}
      </path>
    </g>
  );
}

const URGENCY: readonly LinkState[] = ['linked', 'apart', 'unknown', 'missing'];
const shortened = (name: string, most: number) => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

/** What the lines mean. */
export function ArcLegend() {
  const t = useWords({ en });
  return (
    <ul class="legend">
      {URGENCY.toReversed().map((state) => (
        <li key={state}>
          <svg width="40" height="12" aria-hidden="true">
            <path d="M0 6h40" class={`arc arc-${state}`} stroke-width="4" />
          </svg>{' '}
          {t(state)}
        </li>
      ))}
    </ul>
  );
}
