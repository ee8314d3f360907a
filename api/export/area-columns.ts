import type { Fact } from '../../graph/model/kinds.ts';
import { type Column, column } from './column.ts';

export interface InAreas {
  readonly areas: readonly Fact<'AdminArea'>[];
}

const LEVELS = [1, 2, 3] as const;

/** Of several areas of one level the first by code: a list would be no p-code. All are in the column `adminAreas`. */
const areaOf = ({ areas }: InAreas, level: number) => areas.find((area) => area.level === level) ?? null;

/** Administrative areas by level, as HXL has them. */
export const AREA_COLUMNS: readonly Column<InAreas>[] = [
  ...LEVELS.flatMap((level) => [
    column.text<InAreas>(
      `adm${level}`,
      `#adm${level}+code`,
      `Code of its area of level ${level}, the first of several; empty: not stated`,
      (row) => areaOf(row, level)?.code ?? null,
    ),
    column.text<InAreas>(
      `adm${level}Name`,
      `#adm${level}+name`,
      'Name of that area',
      (row) => areaOf(row, level)?.name ?? null,
    ),
  ]),
  column.list('adminAreas', '#meta+areas+code+list', 'Codes of all its areas', ({ areas }) =>
    areas.map(({ code }) => code),
  ),
];
