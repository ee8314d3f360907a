/** Measures of the picture in px. */
export interface Layout {
  readonly width: number;
  /** Left of the way: room for the names of the bands, unless these stand above them. */
  readonly gutter: number;
  readonly right: number;
  /** Between the bands; with room for a name where it stands above. */
  readonly gap: number;
  /** Names of bands stand above them, and those of stops upright: on a telephone. */
  readonly isNarrow: boolean;
}

const MOST = 1120;
const LEAST = 300;
const NARROW = 560;

/** As wide as there is room, so that letters keep their size; on a telephone the whole way is seen in one look too. */
export function layoutOf(room: number): Layout {
  const width = Math.round(Math.min(MOST, Math.max(LEAST, room)));
  return width < NARROW
    ? { width, gutter: 10, right: 10, gap: 26, isNarrow: true }
    : { width, gutter: 216, right: 30, gap: 14, isNarrow: false };
}
