import {
  keyPointLevels,
  type KeyPointInCodes,
  type KeyPointsAtLevel,
} from '../graph/analysis/key-point-levels.ts';
import { keyPoints } from '../graph/analysis/key-points.ts';
import { evidence } from '../graph/analysis/evidence.ts';
import { keyStops } from '../graph/analysis/key-stops.ts';
import type { View } from '../graph/analysis/view.ts';
import { badInput } from '../graph/errors.ts';
import { countriesOfStop } from '../graph/network/place-columns.ts';
import { answerOn } from './answers-on.ts';
import { checkCodes } from './arguments/codes.ts';
import type { Context } from './context.ts';
import { levelMembers } from './level-members.ts';

/** The names of the schema are those of the measure. */
export type KeyPointAnswer = KeyPointInCodes;
export type KeyPointsAtLevelAnswer = KeyPointsAtLevel;

export interface KeyPointsAnswer {
  /** Cursors of its list belong to it alone. */
  readonly question: unknown;
  readonly revision: number;
  readonly asOf: string;
  readonly levels: readonly KeyPointsAtLevel[];
  readonly points: readonly KeyPointInCodes[];
  readonly sources: readonly string[];
}

interface KeyPointsArguments {
  readonly trails?: readonly string[] | null | undefined;
  readonly serviceTypes?: readonly string[] | null | undefined;
  readonly networks?: readonly string[] | null | undefined;
  readonly asOf?: string | null | undefined;
}

export async function keyPointsAnswer(
  context: Context,
  { trails, serviceTypes, networks, asOf: day }: KeyPointsArguments,
): Promise<KeyPointsAnswer> {
  const { reads } = context;
  const asOf = day ?? context.today;
  await Promise.all([
    checkCodes(reads, 'Trail', 'trails', trails),
    checkCodes(reads, 'ServiceType', 'serviceTypes', serviceTypes),
    checkCodes(reads, 'RegionalNetwork', 'networks', networks),
  ]);
  const view = await context.view(asOf);
  const types = typesAsked(view, serviceTypes ?? null);
  const places = trails?.map(view.network.trails.indexOf) ?? null;
  const key = JSON.stringify(['keyPoints', places, serviceTypes ?? null]);
  const { points, sources } = await answerOn(view, key, { gone: context.gone }, async () =>
    measured(view, places, { types, branchesCount: (serviceTypes ?? null) === null }),
  );
  context.restsOn.noteLater(() => sources);
  const withPoint = [...new Set(points.map(({ society }) => society))];
  const levels = keyPointLevels(points, [
    ...withPoint.map((society) => ({ level: 'NATIONAL' as const, of: society, societies: [society] })),
    ...(await levelMembers(reads, networks ?? null)),
  ]);
  const question = { trails, serviceTypes, asOf };
  return { question, revision: view.network.revision, asOf, levels, points, sources };
}

/** What is offered at places has a care range; where restricted types are is not told by counting them, to anybody. */
function typesAsked({ network }: View, asked: readonly string[] | null): ReadonlySet<number> {
  const { serviceTypes } = network;
  const counts = (type: number) => !serviceTypes.restricted[type] && serviceTypes.careRangeKm[type]! >= 0;
  if (asked === null) return new Set([...serviceTypes.codes.keys()].filter(counts));
  if (asked.length === 0) throw badInput('serviceTypes', [], 'a list of at least one code, or null');
  const wrong = asked.find((code) => !counts(serviceTypes.indexOf(code)));
  if (wrong !== undefined)
    throw badInput(
      'serviceTypes',
      wrong,
      'a type that is offered at places and whose places are not restricted',
    );
  return new Set(asked.map(serviceTypes.indexOf));
}

function measured(
  view: View,
  trails: readonly number[] | null,
  counted: { types: ReadonlySet<number>; branchesCount: boolean },
): { points: KeyPointInCodes[]; sources: readonly string[] } {
  const { network } = view;
  const { stops, services, branches, societies } = network;
  const asked = keyStops(view, trails);
  const found = keyPoints(view, { stops: asked, ...counted });
  const proof = evidence(network);
  const scope = { stops: asked, legs: [], trails: trails ?? [...network.trails.codes.keys()] };
  proof.addScope(view, scope, []);
  const countries = new Set(asked.flatMap((stop) => countriesOfStop(stops, stop)));
  proof.addStatements(
    view.freshStatements.filter(
      (statement) =>
        countries.has(statement.country) && statement.types.some((type) => counted.types.has(type)),
    ),
  );
  for (const point of found) {
    proof.addServices(point.services);
    for (const branch of point.branches) proof.addSource(branches.source[branch]!);
  }
  return {
    sources: proof.sources(),
    points: found.map((point) => ({
      society: societies.codes.at(point.society),
      stop: stops.codes.at(point.stop),
      capacity: point.capacity,
      services: point.services.map((service) => services.codes.at(service)),
      branches: point.branches.map((branch) => branches.codes.at(branch)),
    })),
  };
}
