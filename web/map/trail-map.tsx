import type { GeoPermissibleObjects } from 'd3-geo';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { reportProblem } from '../client/report-problems.ts';
import { useWords } from '../words/use-words.ts';
import { type BaseMap, loadBaseMap } from './base-map.ts';
import { AT_REST, type Camera, moved, zoomed } from './camera.ts';
import { type Mark, markAt } from './clusters.ts';
import { drawMap } from './draw-map.ts';
import type { Palette } from './draw-glyph.ts';
import { groundOf } from './ground.ts';
import type { Prepared } from './prepared.ts';
import { outlineOf } from './outline-of.ts';
import { projectionOn } from './projection.ts';
import type { Scene } from './scene.ts';
import en from './words.en.json';
import './map.css';

interface Props {
  readonly scene: Scene;
  /** Place of the chosen stop in the scene. */
  readonly chosen: number | null;
  readonly choose: (stop: number | null) => void;
}

const HEIGHT = 560;
const STEP = 1.5;
const MOVE_PX = 60;
const HIT_PX = 16;
/** How long nothing moves before the map is drawn sharp again. */
const REST_MS = 150;

/** The trail on a canvas: moved by mouse, fingers and keys. Every stop is in the list beside it too. */
export function TrailMap({ scene, chosen, choose }: Props) {
  const t = useWords({ en });
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [camera, setCamera] = useState<Camera>(AT_REST);
  const [base, setBase] = useState<BaseMap | null>(null);
  const marks = useRef<readonly Mark[]>([]);

  useEffect(() => {
    loadBaseMap().then(setBase, reportProblem);
  }, []);
  useEffect(() => {
    const element = canvas.current!;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const projection = useMemo(() => projectionOn(scene.stops, width || 800, HEIGHT), [scene, width]);
  useEffect(() => setCamera(AT_REST), [projection]);
  const prepared = useMemo((): Prepared => {
    const projected = scene.stops.map(
      ({ lat, lon }): readonly [number, number] => projection([lon, lat]) ?? [NaN, NaN],
    );
    const outline = (of: GeoPermissibleObjects) => outlineOf(projection, of);
    return {
      scene,
      xs: Float64Array.from(projected, ([x]) => x),
      ys: Float64Array.from(projected, ([, y]) => y),
      land: base && outline(base.land),
      borders: base && outline(base.borders),
      mostPeople: scene.legs.reduce((most, { peoplePerYear }) => Math.max(most, peoplePerYear ?? 0), 0),
    };
  }, [scene, projection, base]);

  useEffect(() => {
    const element = canvas.current!;
    if (width === 0) return;
    const ratio = devicePixelRatio;
    element.width = Math.round(width * ratio);
    element.height = Math.round(HEIGHT * ratio);
  }, [width]);
  const ground = useMemo(() => {
    if (width === 0) return null;
    const size = { width, height: HEIGHT, ratio: devicePixelRatio };
    const palette = paletteOf(document.documentElement);
    return { ...groundOf(prepared, size, palette), size, palette };
  }, [prepared, width]);
  useEffect(() => {
    const ctx = canvas.current!.getContext('2d');
    if (ctx === null || ground === null) return undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const draw = (resting: boolean) => {
      const drawn = drawMap(ctx, ground, prepared, camera, ground.size, ground.palette, { chosen, resting });
      marks.current = drawn.marks;
      if (!drawn.isSharp) rest = setTimeout(draw, REST_MS, true);
    };
    const frame = requestAnimationFrame(() => draw(false));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    };
  }, [ground, prepared, camera, chosen]);

  // A stop that is chosen in the list is brought into sight.
  useEffect(() => {
    if (chosen === null) return;
    setCamera((now) => {
      const x = prepared.xs[chosen]! * now.k + now.x;
      const y = prepared.ys[chosen]! * now.k + now.y;
      const inside = x > MOVE_PX && y > MOVE_PX && x < width - MOVE_PX && y < HEIGHT - MOVE_PX;
      return inside ? now : moved(now, width / 2 - x, HEIGHT / 2 - y);
    });
  }, [chosen, prepared, width]);

  const centre = { x: width / 2, y: HEIGHT / 2 };
  const zoom = (factor: number) => setCamera((now) => zoomed(now, factor, centre));
  const pointers = usePointers(setCamera, (x, y) => {
    const mark = markAt(marks.current, x, y, HIT_PX);
    if (mark === null) choose(null);
    else if (mark.stops.length === 1) choose(mark.stops[0]!);
    else setCamera((now) => zoomed(now, 2.5, mark));
  });
  return (
    <div class="map">
      <canvas
        ref={canvas}
        class="map-canvas"
        tabIndex={0}
        role="application"
        aria-label={t('canvas')}
        {...pointers}
        onWheel={(event) => {
          event.preventDefault();
          const box = event.currentTarget.getBoundingClientRect();
          const at = { x: event.clientX - box.left, y: event.clientY - box.top };
          setCamera((now) => zoomed(now, 2 ** (-event.deltaY / 300), at));
        }}
        onKeyDown={(event) => {
          const move = KEYS[event.key];
          if (move === undefined) return;
          event.preventDefault();
          setCamera((now) => move(now, centre));
        }}
      />
      <div class="map-buttons">
        <button type="button" onClick={() => zoom(STEP)} aria-label={t('zoomIn')}>
          +
        </button>
        <button type="button" onClick={() => zoom(1 / STEP)} aria-label={t('zoomOut')}>
          −
        </button>
        <button type="button" onClick={() => setCamera(AT_REST)}>
          {t('whole')}
        </button>
      </div>
      <p class="map-disclaimer">{t(base?.hasOwnBorders ? 'ownBorders' : 'disclaimer')}</p>
    </div>
  );
}

const KEYS: Readonly<
  Record<string, (camera: Camera, centre: { readonly x: number; readonly y: number }) => Camera>
> = {
  ArrowLeft: (camera) => moved(camera, MOVE_PX, 0),
  ArrowRight: (camera) => moved(camera, -MOVE_PX, 0),
  ArrowUp: (camera) => moved(camera, 0, MOVE_PX),
  ArrowDown: (camera) => moved(camera, 0, -MOVE_PX),
  '+': (camera, centre) => zoomed(camera, STEP, centre),
  '=': (camera, centre) => zoomed(camera, STEP, centre),
  '-': (camera, centre) => zoomed(camera, 1 / STEP, centre),
  '0': () => AT_REST,
};

/** One finger or the mouse moves, two fingers zoom, a touch in place points. */
function usePointers(
  setCamera: (change: (now: Camera) => Camera) => void,
  point: (x: number, y: number) => void,
) {
  const down = useRef(new Map<number, { x: number; y: number }>()).current;
  const travelled = useRef(0);
  const at = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  return {
    onPointerDown(event: PointerEvent) {
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      down.set(event.pointerId, at(event));
      travelled.current = 0;
    },
    onPointerMove(event: PointerEvent) {
      const before = down.get(event.pointerId);
      if (before === undefined) return;
      const now = at(event);
      const [dx, dy] = [now.x - before.x, now.y - before.y];
      travelled.current += Math.abs(dx) + Math.abs(dy);
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      down.set(event.pointerId, now);
      if (other === undefined) setCamera((camera) => moved(camera, dx, dy));
      else {
        const apart = (from: { x: number; y: number }) =>
          Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
        setCamera((camera) => zoomed(camera, apart(now) / apart(before), other));
      }
    },
    onPointerUp(event: PointerEvent) {
      if (down.delete(event.pointerId) && travelled.current < 4) {
        const { x, y } = at(event);
        point(x, y);
      }
    },
    onPointerCancel(event: PointerEvent) {
      down.delete(event.pointerId);
    },
  };
}

/** The colours of style/tokens.css. */
function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    good: token('good'),
    partly: token('partly'),
    planned: token('planned'),
    bad: token('bad'),
    broken: token('bad'),
    unknown: token('unknown'),
    withheld: token('withheld'),
    none: token('none'),
    paper: token('paper'),
    ink: token('ink'),
    line: token('map-border'),
    land: token('map-land'),
    quiet: token('map-leg'),
  };
}
