import {
  type Counts,
  type Coverage,
  type CoverageCell,
  coverageSteps,
  groupCode,
} from '../graph/analysis/coverage.ts';
import { candidatesAt } from '../graph/analysis/candidates.ts';
import { cellAt } from '../graph/analysis/cell.ts';
import { cellSources } from '../graph/analysis/cell-sources.ts';
import { type Gap, type GapOrder, rankGapSteps } from '../graph/analysis/gaps.ts';
import type { Kilometres } from '../graph/analysis/kilometres.ts';
import { legKilometres, type LegKilometres } from '../graph/analysis/leg-kilometres.ts';
import { type Question, questionSteps } from '../graph/analysis/questions.ts';
import type { Scope } from '../graph/analysis/scope.ts';
import { figuresOfKilometres, type UsedFigure } from '../graph/analysis/used-figures.ts';
import type { GroupCode } from '../graph/model/closed-lists.ts';
import { inSteps } from '../graph/jobs/in-steps.ts';
import { dateOfDay } from '../graph/model/day.ts';
import type { Network } from '../graph/network/network.ts';
import { type FigureAnswer, figureAnswer } from './figure-answer.ts';
import { type Asked, checkSize } from './arguments/question.ts';
import type { Context } from './context.ts';

/** A coverage with the places of the network's columns turned back into codes. Gaps are ranked when they are asked for. */
export interface CoverageAnswer {
  readonly revision: number;
  readonly asOf: string;
  /** What was asked, of what: cursors of its lists belong to this alone. */
  readonly question: unknown;
  readonly summary: SummaryAnswer;
  matrix(): RowAnswer[];
  /** Its rows one by one, for whoever need not hold them all. */
  rows(): Iterable<RowAnswer>;
  legs(): LegAnswer[];
  /** All of them, ranked: to be put into codes where they are shown. */
  gaps(order: GapOrder): Promise<readonly Gap[]>;
  readonly gapInCodes: (gap: Gap) => GapAnswer;
  /** How many cells are no gaps because nobody knows, or because this reader is not told. */
  untold(): { unknownCount: number; withheldCount: number };
  questions(): Promise<readonly Question[]>;
  readonly questionInCodes: (question: Question) => QuestionAnswer;
  /** Names a cell among those of this coverage. */
  readonly keyOf: (cell: CoverageCell) => string;
  /** Codes of the flows behind the person-km, in order. */
  flows(): string[];
  /** Codes of all sources on which the answer rests. */
  sources(): Promise<string[]>;
  /** Codes of the sources on which one cell rests: a part of `sources`. */
  sourcesOf(cell: CellAnswer | GapAnswer | QuestionAnswer): string[];
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };
type SummaryAnswer = Counts & Nullable<Kilometres> & { readonly byGroup: readonly GroupKilometres[] };
type GroupKilometres = Nullable<Kilometres> & { readonly group: GroupCode };
export interface RowAnswer {
  readonly stop: string;
  readonly cells: readonly CellAnswer[];
}
/** With the codes of its stop, type and services in place of the network's numbers. */
export type CellAnswer = Omit<
  CoverageCell,
  'stop' | 'type' | 'group' | 'services' | 'since' | 'areaPrecision'
> & {
  readonly stop: string;
  readonly serviceType: string;
  readonly group: GroupCode;
  readonly services: readonly string[];
  readonly since: string | null;
  readonly precision: 'AREA' | null;
};
export type GapAnswer = CellAnswer &
  Omit<Gap, 'cell' | 'nearest' | 'figures'> & {
    readonly nearest: NearestAnswer | null;
    readonly figures: readonly FigureAnswer[];
    /** Codes of the sources of these figures. */
    readonly figureSources: readonly string[];
  };
export type LegAnswer = Omit<LegKilometres, 'leg' | 'type' | 'group'> & {
  readonly leg: string;
  readonly serviceType: string;
  readonly group: GroupCode;
};
export interface NearestAnswer {
  readonly service: string;
  readonly stop: string;
  readonly km: number;
}
export type QuestionAnswer = CellAnswer & {
  readonly peoplePerYear: number | null;
  readonly figures: readonly FigureAnswer[];
  readonly figureSources: readonly string[];
  readonly askWhom: readonly string[];
};

const NO_KM: Nullable<Kilometres> = {
  kmInCare: null,
  kmWithoutCare: null,
  kmUnknown: null,
  personKmInCare: null,
  personKmWithoutCare: null,
  personKmUnknown: null,
  kmWithoutFlow: null,
  kmInCareWithoutFlow: null,
  kmUnknownWithoutFlow: null,
};

export function cellInCodes(network: Network, cell: CoverageCell): CellAnswer {
  return {
    ...cell,
    stop: network.stops.codes.at(cell.stop),
    serviceType: network.serviceTypes.codes.at(cell.type),
    group: groupCode(cell.group),
    services: cell.services.map((service) => network.services.codes.at(service)),
    since: cell.since === null ? null : dateOfDay(cell.since),
    precision: cell.areaPrecision ? 'AREA' : null,
  };
}

/** `question` names what was asked, so that cursors of two questions are not taken for each other. */
export async function coverageAnswer(
  { restsOn, gone }: Context,
  scope: Scope,
  asked: Asked,
  question: unknown,
): Promise<CoverageAnswer> {
  checkSize(scope.stops.length, asked);
  const answer = await inSteps(coverageSteps(asked.view, scope, asked), gone);
  const { network } = asked.view;
  // Without the ranks, unless they were asked for: they are what costs.
  restsOn.noteLater(() => answer.evidence.sources());
  const rankings = new Map<GapOrder, Promise<readonly Gap[]>>();
  let asking: Promise<readonly Question[]> | null = null;

  const cellAnswer = (cell: CoverageCell) => cellInCodes(network, cell);

  const sourcesOfFigures = (figures: readonly UsedFigure[]) =>
    figures.flatMap(({ figure }) => network.sources.codes.orNull(figure.source) ?? []);
  const sourceOfService = (service: string) =>
    network.sources.codes.orNull(network.services.source[network.services.indexOf(service)]!) ?? [];
  let ofCells: ReturnType<typeof cellSources> | null = null;

  function* rows(): Generator<RowAnswer> {
    const width = asked.types.length * asked.groups.length;
    for (const [row, stop] of scope.stops.entries()) {
      yield {
        stop: network.stops.codes.at(stop),
        cells: answer.cells.slice(row * width, (row + 1) * width).map(cellAnswer),
      };
    }
  }

  const gaps = (order: GapOrder) => {
    const ranked =
      rankings.get(order) ??
      inSteps(
        rankGapSteps(answer, order, (stop, layer) => servicesAt(answer, stop, layer)),
        gone,
      );
    rankings.set(order, ranked);
    return ranked;
  };
  const questions = () => (asking ??= inSteps(questionSteps(answer), gone));

  return {
    revision: network.revision,
    asOf: asked.asOf,
    question,
    summary: summaryAnswer(answer),
    matrix: () => [...rows()],
    rows,
    legs: () =>
      legKilometres(answer).map(({ leg, type, group, ...km }) => ({
        ...km,
        leg: network.legs.codes.at(leg),
        serviceType: network.serviceTypes.codes.at(type),
        group: groupCode(group),
      })),
    gaps,
    gapInCodes: (gap) => ({
      ...gap,
      ...cellAnswer(gap.cell),
      nearest: nearestAnswer(answer, gap.nearest),
      figures: gap.figures.map(figureAnswer),
      figureSources: sourcesOfFigures(gap.figures),
    }),
    untold() {
      const unknown = answer.cells.filter(({ expected, status }) => expected && status === 'UNKNOWN');
      const withheldCount = unknown.filter(({ reason }) => reason === 'WITHHELD').length;
      return { unknownCount: unknown.length - withheldCount, withheldCount };
    },
    questions,
    questionInCodes: ({ cell, peoplePerYear, figures, askWhom }) => ({
      ...cellAnswer(cell),
      peoplePerYear,
      figures: figures.map(figureAnswer),
      figureSources: sourcesOfFigures(figures),
      askWhom: askWhom.map((society) => network.societies.codes.at(society)),
    }),
    keyOf: ({ stop, type, group }) =>
      `${network.stops.codes.at(stop)} ${network.serviceTypes.codes.at(type)} ${groupCode(group)}`,
    flows: () => [...new Set(figuresOfKilometres(answer).map(({ code }) => code))].toSorted(),
    async sources() {
      // The figures of people behind the ranks are evidence too, whether or not the ranks were asked for.
      await gaps('PERSON_KM_TO_CARE_DESC');
      await questions();
      return answer.evidence.sources();
    },
    sourcesOf(cell) {
      ofCells ??= cellSources(answer);
      const named =
        'nearest' in cell && cell.nearest ? [...cell.services, cell.nearest.service] : cell.services;
      const found = new Set([
        ...ofCells(network.stops.indexOf(cell.stop), network.serviceTypes.indexOf(cell.serviceType)).map(
          (source) => network.sources.codes.at(source),
        ),
        ...named.flatMap(sourceOfService),
        ...('figureSources' in cell ? cell.figureSources : []),
      ]);
      return [...found].toSorted();
    },
  };
}

function summaryAnswer({ summary: { km, kmByGroup, ...counts } }: Coverage): SummaryAnswer {
  return {
    ...counts,
    ...(km ?? NO_KM),
    byGroup: kmByGroup.map(({ group, km: ofGroup }) => ({ ...(ofGroup ?? NO_KM), group: groupCode(group) })),
  };
}

function servicesAt(
  { view }: Coverage,
  stop: number,
  layer: { type: number; group: number },
): readonly number[] {
  return cellAt(view, candidatesAt(view, stop), stop, layer.type, layer.group).services;
}

function nearestAnswer({ view: { network } }: Coverage, nearest: Gap['nearest']): NearestAnswer | null {
  if (nearest === null) return null;
  return {
    service: network.services.codes.at(nearest.service),
    stop: network.stops.codes.at(nearest.stop),
    km: nearest.km,
  };
}
