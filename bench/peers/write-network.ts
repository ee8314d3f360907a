/**
 * `node bin/node24.mjs bench/peers/write-network.ts`: the bundled trails as a plain network, for record.py. `pairs`: some from the origins to the
 * destinations of trails, `societies`: who shares a trail or a border, with the communities that we find, `plan`: the legs of one trail on which health care is expected, and where it may be opened.
 */
import { expectationOf } from '../../graph/analysis/expectation.ts';
import { pairsOfTrails } from '../../graph/analysis/plan-ways.ts';
import { scopeOfEverything, scopeOfTrails } from '../../graph/analysis/scope.ts';
import { rowOf } from '../../graph/network/compressed-rows.ts';
import { LEG_MODES } from '../../graph/model/closed-lists.ts';
import { countriesOfStop } from '../../graph/network/place-columns.ts';
import { bundledView, PLAN, societiesOf, SOME_PAIRS } from './bundled-view.ts';

const { view, close } = await bundledView();
const { legs, stops, serviceTypes, countries, trails } = view.network;
const codeOf = (stop: number) => stops.codes.at(stop);
const scope = scopeOfEverything(view);
const trail = scopeOfTrails(view, [trails.indexOf(PLAN.trail)]);
const expectation = expectationOf(view, trail.trails);
const societies = societiesOf(view);
const type = serviceTypes.indexOf(PLAN.serviceType);
process.stdout.write(
  JSON.stringify({
    stops: Object.fromEntries(
      scope.stops.map((stop) => [
        codeOf(stop),
        countriesOfStop(stops, stop).map((country) => countries.codes.at(country)),
      ]),
    ),
    legs: scope.legs.map((leg) => ({
      code: legs.codes.at(leg),
      from: codeOf(legs.from[leg]!),
      to: codeOf(legs.to[leg]!),
      metres: legs.metres[leg],
      mode: LEG_MODES[legs.mode[leg]!],
      isBorder: legs.isBorder[leg] === 1,
      countries: [...rowOf(legs.countries, leg)].map((country) => countries.codes.at(country)),
    })),
    pairs: pairsOfTrails(view, scope)
      .filter((_, place) => place % SOME_PAIRS === 0)
      .map(({ from, to }) => [codeOf(from), codeOf(to)]),
    societies: {
      pairs: societies.pairs,
      communities: societies.found.communities.map((community) => community.societies),
    },
    plan: {
      ...PLAN,
      rangeMetres: Math.round(serviceTypes.careRangeKm[type]! * 1000),
      legs: trail.legs.filter((leg) => expectation.onLeg(leg, type)).map((leg) => legs.codes.at(leg)),
      candidates: trail.stops.filter((stop) => stops.country[stop]! >= 0).map(codeOf),
    },
  }),
);
await close();
