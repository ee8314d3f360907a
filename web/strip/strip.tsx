import { countText, kmText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { Band, BAND_HEIGHT } from './band.tsx';
import type { Journey } from './journey.ts';
import { APART, kmSteps, namedPlaces } from './labels.ts';
import { layoutOf } from './layout.ts';
import { countrySpans, gatesOf, peopleOn, placesOf } from './places.ts';
import { StripPatterns } from './strip-patterns.tsx';
import { useRoom } from './use-room.ts';
import en from './words.en.json';
import './strip.css';

interface Props {
  readonly journey: Journey;
  /** The day of the question. */
  readonly asOf: string;
  /** Drawn to the same scale as another: km of the longer. Default: its own. */
  readonly scaleKm?: number;
}

const FIRST_ROOM = 1120;
const COUNTRIES = 24;
const FLOW = 34;
const MOST_FLOW = 26;

/** The picture of a journey: to scale in km, a band per service type, borders as gates, people as width, stops as ticks. */
export function Strip({ journey, asOf, scaleKm = journey.km }: Props) {
  const t = useWords({ en });
  const places = placesOf(journey);
  const gates = gatesOf(journey);
  const { ref, room } = useRoom(FIRST_ROOM);
  const { width, gutter, right, gap, isNarrow } = layoutOf(room);
  const x = (km: number) => gutter + (scaleKm === 0 ? 0 : km / scaleKm) * (width - gutter - right);
  // A name above a band, or else beside it.
  const nameAt = (middle: number, top: number) =>
    isNarrow
      ? ({ x: gutter, y: top - 6, 'text-anchor': 'start' } as const)
      : ({ x: gutter - 12, y: middle + 5, 'text-anchor': 'end' } as const);
  const flowTop = COUNTRIES + (isNarrow ? 18 : 0);
  const bandsTop = flowTop + FLOW + gap;
  const bandTop = (index: number) => bandsTop + index * (BAND_HEIGHT + gap);
  const axis = bandTop(journey.care.length) - gap + 18;
  const named = namedPlaces(places, x, isNarrow ? APART.upright : APART.slanted);
  const longestName = Math.max(...named.map(({ stop }) => shortened(stop.name).length));
  const height = axis + 36 + longestName * (isNarrow ? UPRIGHT_LETTER_PX : SLANTED_LETTER_PX);
  const [from, to] = [places[0]!.stop.name, places.at(-1)!.stop.name];
  return (
    <div ref={ref}>
      <svg
        class="strip"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={t('picture', { from, to, km: kmText(journey.km) })}
      >
        <StripPatterns />
        {countrySpans(journey, gates).map(({ fromKm, toKm, country }, index) => (
          <g key={`${fromKm} ${toKm}`}>
            <rect
              x={x(fromKm)}
              width={Math.max(0, x(toKm) - x(fromKm))}
              y={0}
              height={axis}
              class={index % 2 === 0 ? 'country' : 'country country-other'}
            />
            <CountryName
              x={x(fromKm)}
              width={x(toKm) - x(fromKm)}
              name={country?.name ?? t('sea')}
              code={country?.code ?? ''}
            />
          </g>
        ))}
        <text {...nameAt(flowTop + FLOW / 2, flowTop + 4)} class="flow-name">
          {t('people')}
        </text>
        <Flow journey={journey} asOf={asOf} x={x} middle={flowTop + FLOW / 2} />
        {gates.map(({ km, from, to }) => (
          <line
            key={`${from.code} ${to.code} ${km}`}
            x1={x(km)}
            x2={x(km)}
            y1={0}
            y2={axis}
            class="gate-line"
          />
        ))}
        {journey.care.map((care, index) => (
          <g key={care.serviceType.code} transform={`translate(0 ${bandTop(index)})`}>
            <text {...nameAt(BAND_HEIGHT / 2, 0)} class="band-name">
              {shortened(care.serviceType.name)}
              <title>{care.serviceType.name}</title>
            </text>
            <Band care={care} gates={gates} x={x} km={journey.km} />
          </g>
        ))}
        <line x1={x(0)} x2={x(journey.km)} y1={axis} y2={axis} class="axis" />
        {kmSteps(journey.km, isNarrow ? 4 : 7).map((km) => (
          <text
            key={km}
            x={isNarrow && km === 0 ? 0 : x(km)}
            y={axis + 17}
            class="km"
            text-anchor={isNarrow && km === 0 ? 'start' : 'middle'}
          >
            {isNarrow && km === 0 ? kmText(km) : countText(km)}
          </text>
        ))}
        {!isNarrow && (
          <text x={gutter - 12} y={axis + 17} class="km" text-anchor="end">
            {t('km')}
          </text>
        )}
        {places.map(({ stop, km }) => (
          <circle key={stop.code} cx={x(km)} cy={axis} r={3.2} class="stop">
            <title>{`${stop.name}, ${kmText(km)}`}</title>
          </circle>
        ))}
        {named.map(({ stop, km }) => (
          <text
            key={stop.code}
            transform={
              isNarrow
                ? `translate(${x(km) + 4} ${axis + 28}) rotate(-90)`
                : `translate(${x(km) + 4} ${axis + 32}) rotate(-38)`
            }
            text-anchor="end"
            class="stop-name"
          >
            {shortened(stop.name)}
          </text>
        ))}
      </svg>
    </div>
  );
}

const shortened = (name: string) => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

const LETTER_PX = 7.4;
/** How far down a letter of a slanting name reaches. */
const SLANTED_LETTER_PX = 4.4;
/** The same of one that stands upright. */
const UPRIGHT_LETTER_PX = 7;

/** The whole name where it fits, else its code, else nothing. */
function CountryName({ x, width, name, code }: { x: number; width: number; name: string; code: string }) {
  const text = [name, code].find((one) => one.length * LETTER_PX + 8 < width);
  if (text === undefined) return null;
  return (
    <text x={x + width / 2} y={16} text-anchor="middle" class="country-name">
      {text}
    </text>
  );
}

interface FlowProps {
  readonly journey: Journey;
  readonly asOf: string;
  readonly x: (km: number) => number;
  readonly middle: number;
}

/** People a year on each leg as the width of the way. Where nobody published a figure: a dotted line, never a thin one. */
function Flow({ journey, asOf, x, middle }: FlowProps) {
  const t = useWords({ en });
  const people = journey.legs.map((leg) => peopleOn(leg, asOf));
  const most = Math.max(0, ...people.map((count) => count ?? 0));
  let km = 0;
  return (
    <g>
      {journey.legs.map((leg, index) => {
        const start = km;
        km += leg.km;
        const count = people[index] ?? null;
        const title = count === null ? t('peopleUnknown') : t('peopleOn', { people: countText(count) });
        if (count === null) {
          return (
            <line key={leg.code} x1={x(start)} x2={x(km)} y1={middle} y2={middle} class="flow-unknown">
              <title>{title}</title>
            </line>
          );
        }
        const width = most === 0 ? 1 : Math.max(1.5, (count / most) * MOST_FLOW);
        return (
          <rect
            key={leg.code}
            x={x(start)}
            width={x(km) - x(start)}
            y={middle - width / 2}
            height={width}
            class="flow"
          >
            <title>{title}</title>
          </rect>
        );
      })}
    </g>
  );
}
