import { FRAME_WORDS } from '../frame/frame-words.ts';
import { LOOKS } from '../parts/status.ts';
import { StatusGlyph } from '../parts/status-glyph.tsx';
import { kmText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import type { CareOfType, Stretch } from './journey.ts';
import type { Gate } from './places.ts';
import en from './words.en.json';

export const BAND_HEIGHT = 30;
/** The length of a stretch that is written on it. */
const LABEL_PX = 66;
const GATE_PX = 25;

interface Props {
  readonly care: CareOfType;
  readonly gates: readonly Gate[];
  readonly x: (km: number) => number;
  readonly km: number;
}

/** Where care of one type is in range, from start to end; its longest break is told by its length; each border has its mark. */
export function Band({ care, gates, x, km }: Props) {
  const t = useWords({ en });
  const frame = useWords(FRAME_WORDS);
  const { stretches, serviceType } = care;
  if (stretches === null) {
    return (
      <text x={x(0) + 8} y={BAND_HEIGHT / 2 + 5} class="no-km">
        {t('noKm')}
      </text>
    );
  }
  return (
    <g>
      {stretches.map((stretch) => (
        <StretchBox key={stretch.fromKm} stretch={stretch} x={x} gates={gates} title={titleOf(stretch)} />
      ))}
      <rect x={x(0)} width={x(km) - x(0)} y={0} height={BAND_HEIGHT} class="band-frame" />
      {gates.map((gate) => {
        const handover = gate.handovers.get(serviceType.code);
        if (handover === undefined) return null;
        const { status, lacking } = handover;
        const words = { from: gate.from.name, to: gate.to.name };
        const lack =
          lacking === null
            ? ''
            : t(lacking === 'LINK' && status === 'UNLINKED' ? 'LINK_MISSING' : lacking, words);
        return (
          <g
            key={`${gate.km} ${gate.from.code}`}
            transform={`translate(${x(gate.km) - 11} ${BAND_HEIGHT / 2 - 11})`}
          >
            <circle cx={11} cy={11} r={12.5} class="gate-paper" />
            <g transform="scale(1.375)">
              <StatusGlyph look={LOOKS[status]} />
            </g>
            <title>
              {t('gate', {
                ...words,
                place: gate.name,
                type: serviceType.name,
                status: frame(status),
                lacking: lack,
              })}
            </title>
          </g>
        );
      })}
    </g>
  );

  function titleOf({ status, fromKm, toKm }: Stretch): string {
    const words = status === 'NOT_EXPECTED' ? t('notExpected') : frame(status);
    return t('stretch', {
      type: serviceType.name,
      from: Math.round(fromKm),
      to: Math.round(toKm),
      status: words,
    });
  }
}

interface StretchProps extends Pick<Props, 'x' | 'gates'> {
  readonly stretch: Stretch;
  readonly title: string;
}

function StretchBox({ stretch: { status, fromKm, toKm }, x, gates, title }: StretchProps) {
  const [left, width] = [x(fromKm), x(toKm) - x(fromKm)];
  const missing = status === 'WITHOUT_CARE' || status === 'UNKNOWN';
  // In the middle, unless a border's mark stands there.
  const free = [1 / 2, 1 / 4, 3 / 4]
    .filter((share) => Math.min(share, 1 - share) * width >= LABEL_PX / 2)
    .map((share) => left + share * width)
    .find((middle) => gates.every(({ km }) => Math.abs(x(km) - middle) > (LABEL_PX + GATE_PX) / 2));
  return (
    <g class={`stretch stretch-${status}`}>
      <rect x={left} width={width} y={0} height={BAND_HEIGHT} class="stretch-body" />
      {missing && width >= LABEL_PX && free !== undefined && (
        <>
          <rect
            x={free - LABEL_PX / 2}
            width={LABEL_PX}
            y={5}
            height={BAND_HEIGHT - 10}
            rx={3}
            class="stretch-paper"
          />
          <text x={free} y={BAND_HEIGHT / 2 + 5} text-anchor="middle" class="stretch-km">
            {kmText(toKm - fromKm)}
          </text>
        </>
      )}
      <title>{title}</title>
    </g>
  );
}
