import { greatCircleKm } from '../../graph/model/great-circle.ts';
import type { Fact } from '../../graph/model/kinds.ts';
import { countriesOfStop } from './network.ts';
import { mustFind, type World } from './world.ts';

/** A stop as a measure sees it: whole, or a border crossing as seen from one of its countries (rule 25). */
export interface Place {
  stop: Fact<'Stop'>;
  countries: string[];
  /** When not null, only services and statements of this country count. */
  seenFrom: string | null;
}

export function wholePlace(stop: Fact<'Stop'>): Place {
  return { stop, countries: countriesOfStop(stop), seenFrom: null };
}

export function placeSeenFrom(stop: Fact<'Stop'>, country: string): Place {
  return { stop, countries: [country], seenFrom: country };
}

/** Rule 5. */
export function reaches(
  world: World,
  service: Fact<'Service'>,
  { stop, countries, seenFrom }: Place,
): boolean {
  if (seenFrom !== null && service.country !== seenFrom) return false;
  if (service.leg !== null) return false;
  if (service.stop === stop.code) return true;

  const inItsCountry = service.country !== null && countries.includes(service.country);
  if (service.precision === 'COUNTRY' && inItsCountry) return true;

  const levelOf = (area: string) => mustFind(world.AdminArea, area).level;
  const fine = (area: string) => levelOf(area) >= 3;
  const finest = Math.max(0, ...service.adminAreas.map(levelOf));
  const served = service.adminAreas.filter((area) => fine(area) && levelOf(area) === finest);
  if (served.some((area) => stop.adminAreas.includes(area))) return true;

  if (service.stop !== null) return false;
  if (service.lat === null || service.lon === null || !inItsCountry) return false;
  const reachKm = service.reachKm ?? mustFind(world.ServiceType, service.serviceType).defaultReachKm;
  const near =
    greatCircleKm({ lat: service.lat, lon: service.lon }, { lat: stop.lat, lon: stop.lon }) <= reachKm;
  if (service.precision === 'POINT') return near;
  if (service.precision === 'AREA') return near && !stop.adminAreas.some(fine);
  return false;
}

export function isInTheAreaOf(world: World, service: Fact<'Service'>, place: Place): boolean {
  if (place.seenFrom !== null && service.country !== place.seenFrom) return false;
  if (reaches(world, service, place)) return false;
  return service.adminAreas.some((area) => place.stop.adminAreas.includes(area));
}
