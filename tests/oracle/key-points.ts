import { greatCircleKm } from '../../graph/model/great-circle.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { countriesOfStop, stopsOn } from './network.ts';
import { reaches, wholePlace } from './reach.ts';
import { serviceState } from './service-state.ts';
import { statementsFor } from './statements.ts';
import { byCode, compareText, distinct, find, holds, mustFind, type View } from './world.ts';

interface KeyPointsAsk {
  trails: readonly string[] | null;
  /** Null: any type with a care range that is not restricted, and branches. */
  serviceTypes: readonly string[] | null;
}

export interface OracleKeyPoint {
  society: string;
  stop: string;
  capacity: 'PRESENT' | 'NONE' | 'UNKNOWN';
  services: string[];
  branches: string[];
}

/** Decision 0022, rules 7 to 9, word by word. */
export function oracleKeyPoints(view: View, { trails, serviceTypes }: KeyPointsAsk): OracleKeyPoint[] {
  const { world, asOf } = view;
  const types =
    serviceTypes ??
    world.ServiceType.filter((type) => type.careRangeKm !== null && !type.restricted).map(({ code }) => code);
  const points: OracleKeyPoint[] = [];
  for (const stop of stopsOn(view)) {
    if (!isKeyPoint(view, stop, trails)) continue;
    for (const society of world.NationalSociety) {
      if (!countriesOfStop(stop).includes(society.country)) continue;
      const services = world.Service.filter(
        (service) =>
          types.includes(service.serviceType) &&
          serviceState(service, asOf) === 'active' &&
          !service.remote &&
          !(service.precision === 'COUNTRY' && service.leg === null) &&
          reaches(world, service, wholePlace(stop)) &&
          societiesOf(view, service).includes(society.code),
      );
      const branches = world.Branch.filter(
        (branch) =>
          branch.nationalSociety === society.code &&
          ((serviceTypes === null && holds(branch, asOf) && isAt(view, branch, stop)) ||
            services.some((service) => service.branch === branch.code)),
      );
      let capacity: OracleKeyPoint['capacity'] = 'UNKNOWN';
      if (services.length > 0 || branches.length > 0) capacity = 'PRESENT';
      else if (isListed(view, stop, types)) capacity = 'NONE';
      points.push({
        society: society.code,
        stop: stop.code,
        capacity,
        services: byCode(services).map(({ code }) => code),
        branches: byCode(branches).map(({ code }) => code),
      });
    }
  }
  return points.toSorted((a, b) => compareText(a.society, b.society) || compareText(a.stop, b.stop));
}

function isKeyPoint({ world, asOf }: View, stop: Fact<'Stop'>, trails: readonly string[] | null): boolean {
  const onTrail = world.TrailStop.some(
    (member) =>
      member.stop === stop.code &&
      (trails === null || trails.includes(member.trail)) &&
      find(world.Trail, member.trail) !== undefined &&
      holds(member, asOf),
  );
  if (trails !== null && !onTrail) return false;
  const always = ['BORDER_CROSSING', 'PORT', 'LANDING_PLACE', 'CAMP', 'RECEPTION_CENTRE'];
  return always.includes(stop.kind) || (stop.kind === 'CITY' && onTrail);
}

function societiesOf({ world }: View, service: Fact<'Service'>): (string | null)[] {
  const branch = service.branch === null ? undefined : find(world.Branch, service.branch);
  return distinct([
    mustFind(world.Provider, service.provider).nationalSociety,
    branch === undefined ? null : branch.nationalSociety,
  ]);
}

function isAt({ world }: View, branch: Fact<'Branch'>, stop: Fact<'Stop'>): boolean {
  const levelOf = (area: string) => mustFind(world.AdminArea, area).level;
  const finest = Math.max(0, ...branch.adminAreas.map(levelOf));
  if (
    finest >= 3 &&
    branch.adminAreas.some((area) => levelOf(area) === finest && stop.adminAreas.includes(area))
  )
    return true;
  if (branch.lat === null || branch.lon === null) return false;
  if (!countriesOfStop(stop).includes(branch.country)) return false;
  return greatCircleKm({ lat: branch.lat, lon: branch.lon }, { lat: stop.lat, lon: stop.lon }) <= 10;
}

function isListed(view: View, stop: Fact<'Stop'>, types: readonly string[]): boolean {
  return types.every((type) =>
    countriesOfStop(stop).every((country) =>
      statementsFor(view, wholePlace(stop), country, type).some(({ providerKinds }) =>
        providerKinds.includes('NATIONAL_SOCIETY'),
      ),
    ),
  );
}
